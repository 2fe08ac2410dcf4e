package glomers.workbench.explore;

import glomers.common.node.Environment;
import glomers.common.node.Node;
import glomers.common.node.NodeProgram;
import glomers.common.protocol.Body;
import glomers.common.protocol.Message;
import glomers.common.protocol.MessageBinding;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalLong;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.random.RandomGenerator;

/**
 * A node that runs, and the {@link Environment} that it lives in. What it sees of time is what its
 * own timers say: its clock stands still, and jumps to a timer's moment when that timer fires. So
 * whatever it does follows from what it was given, in that order, and from nothing else. Not
 * thread-safe.
 */
final class ReplayedNode implements Environment {
  /** Who asks; its messages and those to it always pass. */
  static final String CLIENT = "c1";

  private static final int INIT_ID = 1;
  private static final int TOPOLOGY_ID = 2;

  private final TreeSet<Task> timers =
      new TreeSet<>(Comparator.comparingLong(Task::due).thenComparingLong(Task::number));
  private final RandomGenerator random;
  private final MessageIds ids;
  private final Node node = new Node(this);
  private List<Message> sent = new ArrayList<>();
  private long now;
  private long timerCount;

  /**
   * Starts a node: it has got {@code init} and {@code topology}.
   *
   * @param index its place among the nodes
   */
  ReplayedNode(
      NodeProgram program, List<String> args, Bound bound, int index, EventInterner inputs) {
    String id = bound.nodeIds().get(index);
    ids = new MessageIds(inputs);
    random = new SplittableRandom(index);
    program.start(node, args);
    receive(Message.request(CLIENT, id, INIT_ID, new Body.Init(id, bound.nodeIds())));
    receive(Message.request(CLIENT, id, TOPOLOGY_ID, new Body.Topology(bound.neighbours())));
  }

  /** Hands over a message. */
  void receive(Message message) {
    node.receive(ids.inward(message));
  }

  /** Lets the timer fire that is due first; of those due together, the one that was set first. */
  void fire() {
    Task task = timers.pollFirst();
    now = task.due;
    task.action.run();
  }

  /** What it has sent since the last call of this, in order. */
  List<Message> takeSent() {
    List<Message> taken = sent;
    sent = new ArrayList<>();
    return taken;
  }

  /** When the next timer is due on the node's own clock, in nanoseconds. */
  OptionalLong nextDue() {
    return timers.isEmpty() ? OptionalLong.empty() : OptionalLong.of(timers.first().due);
  }

  /** Two messages are equal if what is on the wire is equal, so that is what is kept. */
  @Override
  public void send(Message message) {
    sent.add(ids.outward(message.withBody(MessageBinding.unbound(message.body()))));
  }

  @Override
  public Timer runLater(Duration delay, Runnable task) {
    long nanos = delay.toNanos();
    if (nanos >= Long.MAX_VALUE - now) {
      return () -> {}; // beyond what a clock shows is never
    }
    Task added = new Task(now + nanos, timerCount++, task);
    timers.add(added);
    return () -> timers.remove(added);
  }

  @Override
  public long nanoTime() {
    return now;
  }

  @Override
  public RandomGenerator random() {
    return random;
  }

  @Override
  public void log(String text) {
    // A run is repeated thousands of times; what counts is what it does.
  }

  private record Task(long due, long number, Runnable action) {}
}
