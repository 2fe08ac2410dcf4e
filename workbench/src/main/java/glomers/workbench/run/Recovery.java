package glomers.workbench.run;

import glomers.common.protocol.Body;
import glomers.workbench.history.Operation;
import glomers.workbench.history.Operation.Type;
import glomers.workbench.loop.EventLoop;
import glomers.workbench.network.LongList;
import glomers.workbench.network.Network;
import glomers.workbench.network.Packet;
import glomers.workbench.workload.Client;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/**
 * The time after all faults have ended, in which nodes may catch up. It is ten seconds in
 * Maelstrom, always. Here it is at most that, and no longer than until the nodes have fallen silent
 * and every one of them has every value. That is found out by looking at them, with reads that
 * count nowhere, and neither does what they provoke.
 *
 * <p>Whether nodes fall silent is judged on what they do unasked: they do if they are silent for
 * 1.2 s before the first look. What they send after a look, the look may have provoked, and it
 * never counts as noise; only how long they took is told from the last message that no look
 * provoked. Nodes that are never silent need not be wrong: gossip, heartbeats and anti-entropy go
 * on for ever and cost the same however many values there are. {@link Retransmissions} tells from
 * these what is wrong.
 *
 * <p>Confined to the event-loop thread.
 */
public final class Recovery {
  /** Silent for so long is silent: more than any usual retry takes. */
  private static final long QUIET_NANOS = TimeUnit.MILLISECONDS.toNanos(1200);

  private static final long LOOK_NANOS = TimeUnit.MILLISECONDS.toNanos(50);
  private static final long ANSWER_NANOS = TimeUnit.SECONDS.toNanos(2);

  /** Who begins to send so long after a look and all that came of it was not asked to. */
  private static final long PROVOKED_NANOS = TimeUnit.MILLISECONDS.toNanos(100);

  private final EventLoop loop;
  private final Network network;
  private final Client observer;
  private final List<String> nodes;
  private final Collection<Operation> history;
  private final long longestNanos;
  private final Runnable whenDone;
  private final long begin;
  private final long sentAtBegin;
  private final Retransmissions retransmissions = new Retransmissions();
  private OptionalLong lastBeforeLook = OptionalLong.empty(); // from the begin, in nanoseconds
  private long lastLook;
  private boolean unasked = true; // whether what goes on now is not what a look provoked
  private boolean looked;
  private boolean done;

  private Recovery(
      EventLoop loop,
      Network network,
      Client observer,
      List<String> nodes,
      Collection<Operation> history,
      long longestNanos,
      Runnable whenDone) {
    this.longestNanos = longestNanos;
    this.loop = loop;
    this.network = network;
    this.observer = observer;
    this.nodes = nodes;
    this.history = history;
    this.whenDone = whenDone;
    begin = loop.now();
    sentAtBegin = network.stats().servers().sent();
  }

  /** Begins the recovery; at its end something else goes on. */
  static Recovery begin(
      EventLoop loop,
      Network network,
      Client observer,
      List<String> nodes,
      Collection<Operation> history,
      long longestNanos,
      Runnable whenDone) {
    Recovery recovery =
        new Recovery(loop, network, observer, nodes, history, longestNanos, whenDone);
    recovery.look();
    return recovery;
  }

  /**
   * Whether, and when, the nodes fell silent.
   *
   * @param quiet whether they were silent for 1.2 s before the first look at them
   * @param afterMillis how long after the healing the last message between nodes went that no look
   *     at them provoked
   * @param rate messages between nodes a second, from the healing on
   * @param repeated two different messages that one link repeated to the end, if there were such
   */
  public record Quiescence(
      boolean quiet, long afterMillis, double rate, Optional<List<Packet>> repeated) {}

  /** A message between nodes; whether a look may have provoked it. */
  boolean sent(Packet packet) {
    boolean lateHalf = loop.now() - begin > longestNanos / 2;
    unasked |= Math.min(network.quietNanos(), loop.now() - lastLook) > PROVOKED_NANOS;
    if (lateHalf && lastBeforeLook.isEmpty()) { // before it, retries may have to end first
      retransmissions.sent(packet);
    }
    return !unasked;
  }

  /** What is known at the end. */
  Quiescence quiescence() {
    long elapsed = Math.max(1, loop.now() - begin);
    long sent = network.stats().servers().sent() - sentAtBegin;
    return new Quiescence(
        lastBeforeLook.isPresent(),
        TimeUnit.NANOSECONDS.toMillis(lastBeforeLook.orElse(elapsed)),
        sent * 1e9 / elapsed,
        lastBeforeLook.isPresent() ? Optional.empty() : retransmissions.found());
  }

  private void look() {
    if (done) {
      return;
    }
    if (loop.now() - begin >= longestNanos) {
      finish();
      return;
    }
    if (Math.min(network.quietNanos(), loop.now() - begin) < QUIET_NANOS) {
      looked = false;
    } else if (!looked) {
      looked = true; // and not again before something happens
      if (unasked) {
        lastBeforeLook = OptionalLong.of(Math.max(0, loop.now() - begin - network.quietNanos()));
      }
      unasked = false;
      lastLook = loop.now();
      lookAtNodes();
    }
    loop.after(LOOK_NANOS, this::look);
  }

  private void lookAtNodes() {
    long[] acknowledged =
        distinct(
            history.stream()
                .filter(operation -> operation.isBroadcast() && operation.type() == Type.OK)
                .mapToLong(Operation::broadcastValue));
    List<long[]> seen = new ArrayList<>();
    for (String node : nodes) {
      observer.rpc(
          node,
          new Body.Read(),
          ANSWER_NANOS,
          reply -> {
            if (reply instanceof Client.Reply.Answer answer
                && answer.packet().shown().isPresent()) {
              LongList shown = answer.packet().shown().get();
              seen.add(distinct(IntStream.range(0, shown.size()).mapToLong(shown::getLong)));
              boolean same = Arrays.equals(seen.get(0), seen.get(seen.size() - 1));
              if (!same) {
                seen.clear(); // and so they never get to be as many as nodes
              } else if (seen.size() == nodes.size() && containsAll(seen.get(0), acknowledged)) {
                finish();
              }
            }
          });
    }
  }

  private static long[] distinct(LongStream values) {
    return values.sorted().distinct().toArray();
  }

  private static boolean containsAll(long[] sorted, long[] values) {
    return Arrays.stream(values).allMatch(value -> Arrays.binarySearch(sorted, value) >= 0);
  }

  private void finish() {
    if (!done) {
      done = true;
      whenDone.run();
    }
  }
}
