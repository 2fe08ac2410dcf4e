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
 * The recovery: the time after all faults have ended, in which nodes may exchange missing values.
 * In Maelstrom it always takes 10 s. Here it takes at most that, and ends earlier when the nodes
 * are quiescent and every node has every value. The workbench finds this out by probes. A probe is
 * a read from every node by the observer. Probes, and the messages that they provoke, are not
 * counted.
 *
 * <p>Nodes are quiescent if they send each other no messages for 1.2 s before the first probe.
 * Messages after a probe may be provoked by it, so they never count against quiescence. The time to
 * quiescence is measured to the last message that no probe provoked. Nodes that are never quiescent
 * need not be wrong: gossip, heartbeats and anti-entropy continue for ever, at a cost that does not
 * depend on the number of values. {@link Retransmissions} distinguishes them from endless
 * retransmission.
 *
 * <p>Confined to the event-loop thread.
 */
public final class Recovery {
  /**
   * Nodes that send nothing for this long are quiescent. It is longer than a usual retry interval.
   */
  private static final long QUIET_NANOS = TimeUnit.MILLISECONDS.toNanos(1200);

  private static final long STEP_NANOS = TimeUnit.MILLISECONDS.toNanos(50);
  private static final long ANSWER_NANOS = TimeUnit.SECONDS.toNanos(2);

  /**
   * A message is not provoked by a probe if no message was in flight for this long, and the probe
   * was this long ago.
   */
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
  // When the last unprovoked message was delivered, in nanoseconds since the beginning.
  private OptionalLong lastUnprovoked = OptionalLong.empty();
  private long lastProbe;
  private boolean unprovoked = true; // whether current messages are not provoked by a probe
  private boolean probed;
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

  /**
   * Begins the recovery.
   *
   * @param longestNanos the maximum duration, in nanoseconds
   * @param whenDone called at its end
   */
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
    recovery.step();
    return recovery;
  }

  /**
   * Whether, and when, the nodes became quiescent. Immutable.
   *
   * @param quiet whether they sent no messages for 1.2 s before the first probe
   * @param afterMillis the time from the beginning of the recovery to the last message between
   *     nodes that no probe provoked, in milliseconds
   * @param rate messages between nodes per second, since the beginning of the recovery
   * @param repeated two different messages that one link repeated until the end, if there are any
   * @param unanswered one of these that asked for an answer and got none, if there is one
   */
  public record Quiescence(
      boolean quiet,
      long afterMillis,
      double rate,
      Optional<List<Packet>> repeated,
      Optional<Packet> unanswered) {}

  /** Records a message between nodes. Returns whether a probe may have provoked it. */
  boolean sent(Packet packet) {
    boolean lateHalf = loop.now() - begin > longestNanos / 2;
    unprovoked |= Math.min(network.quietNanos(), loop.now() - lastProbe) > PROVOKED_NANOS;
    if (lateHalf && lastUnprovoked.isEmpty()) { // retries may still be legitimate in the first half
      retransmissions.sent(packet);
    }
    return !unprovoked;
  }

  /** The result, at the end of the recovery. */
  Quiescence quiescence() {
    long elapsed = Math.max(1, loop.now() - begin);
    long sent = network.stats().servers().sent() - sentAtBegin;
    return new Quiescence(
        lastUnprovoked.isPresent(),
        TimeUnit.NANOSECONDS.toMillis(lastUnprovoked.orElse(elapsed)),
        sent * 1e9 / elapsed,
        lastUnprovoked.isPresent() ? Optional.empty() : retransmissions.found(),
        lastUnprovoked.isPresent() ? Optional.empty() : retransmissions.unanswered());
  }

  private void step() {
    if (done) {
      return;
    }
    if (loop.now() - begin >= longestNanos) {
      finish();
      return;
    }
    if (Math.min(network.quietNanos(), loop.now() - begin) < QUIET_NANOS) {
      probed = false;
    } else if (!probed) {
      probed = true; // the next probe waits for further messages
      if (unprovoked) {
        lastUnprovoked = OptionalLong.of(Math.max(0, loop.now() - begin - network.quietNanos()));
      }
      unprovoked = false;
      lastProbe = loop.now();
      probe();
    }
    loop.after(STEP_NANOS, this::step);
  }

  private void probe() {
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
                seen.clear(); // so it never reaches the number of nodes, and this probe fails
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
