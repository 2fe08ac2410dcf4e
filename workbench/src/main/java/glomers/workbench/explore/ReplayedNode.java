package glomers.workbench.explore;

import glomers.common.node.Environment;
import glomers.common.node.Node;
import glomers.common.node.NodeProgram;
import glomers.common.protocol.Body;
import glomers.common.protocol.Message;
import glomers.common.protocol.MessageBinding;
import glomers.common.protocol.MessageCodec;
import glomers.workbench.cluster.ProgramGuard;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalLong;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/**
 * A running node and its {@link Environment}. The node's clock stands still, and jumps to a timer's
 * time when that timer fires. So the node's behaviour depends only on its inputs and their order.
 * Not thread-safe.
 */
final class ReplayedNode implements Environment, ProgramGuard.Watched {
  /** The client. Partitions never cut its links. */
  static final String CLIENT = "c1";

  private static final int INIT_ID = 1;
  private static final int TOPOLOGY_ID = 2;

  private final TreeSet<Task> timers =
      new TreeSet<>(Comparator.comparingLong(Task::due).thenComparingLong(Task::number));
  private final String id;
  private final ProgramGuard guard;
  private final RandomGenerator random;
  private final MessageIds ids;
  private final Node node = new Node(this);
  private List<Message> sent = new ArrayList<>();
  private long now;
  private long timerCount;

  /**
   * Starts a node, and delivers {@code init} and {@code topology}.
   *
   * @param index the node's index
   * @throws ProgramFailedException if code of the program fails
   */
  ReplayedNode(
      Supplier<NodeProgram> program,
      List<String> args,
      Bound bound,
      int index,
      EventInterner inputs,
      ProgramGuard guard) {
    id = bound.nodeIds().get(index);
    this.guard = guard;
    ids = new MessageIds(inputs);
    random = new SplittableRandom(index);
    call(() -> "starting", () -> program.get().start(node, args));
    receive(Message.request(CLIENT, id, INIT_ID, new Body.Init(id, bound.nodeIds())));
    receive(Message.request(CLIENT, id, TOPOLOGY_ID, new Body.Topology(bound.neighbours())));
  }

  /** Delivers a message to the node. */
  void receive(Message message) {
    Message inward = ids.inward(message);
    call(() -> "handling " + MessageCodec.text(message.body()), () -> node.receive(inward));
  }

  private void call(Supplier<String> does, Runnable code) {
    guard
        .call(this, does, code)
        .ifPresent(
            problem -> {
              throw new ProgramFailedException(problem);
            });
  }

  @Override
  public String id() {
    return id;
  }

  /** Not logged, as {@link #log} says. A simulation reports it. */
  @Override
  public void printed(String line, boolean toStdout) {
    log(line);
  }

  /**
   * Fires the timer that is due first; of timers due at the same time, the one that was set first.
   */
  void fire() {
    Task task = timers.pollFirst();
    now = task.due;
    call(() -> "a timer's task", task.action);
  }

  /** The messages that the node sent since the last call, in order. */
  List<Message> takeSent() {
    List<Message> taken = sent;
    sent = new ArrayList<>();
    return taken;
  }

  /** When the next timer is due on the node's own clock, in nanoseconds. */
  OptionalLong nextDue() {
    return timers.isEmpty() ? OptionalLong.empty() : OptionalLong.of(timers.first().due);
  }

  /** Keeps the encoded form: two messages are equal if their lines on the wire are equal. */
  @Override
  public void send(Message message) {
    guard.checkUse();
    sent.add(ids.outward(message.withBody(MessageBinding.unbound(message.body()))));
  }

  @Override
  public Timer runLater(Duration delay, Runnable task) {
    guard.checkUse();
    long nanos = delay.toNanos();
    if (nanos >= Long.MAX_VALUE - now) {
      return () -> {}; // a time beyond the clock's range never comes
    }
    Task added = new Task(now + nanos, timerCount++, task);
    timers.add(added);
    return () -> timers.remove(added);
  }

  @Override
  public long nanoTime() {
    guard.checkUse();
    return now;
  }

  @Override
  public RandomGenerator random() {
    guard.checkUse();
    return random;
  }

  @Override
  public void log(String text) {
    // A trace is replayed thousands of times, so its log would repeat.
  }

  private record Task(long due, long number, Runnable action) {}
}
