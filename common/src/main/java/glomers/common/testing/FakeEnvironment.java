package glomers.common.testing;

import glomers.common.node.Environment;
import glomers.common.protocol.Message;
import glomers.common.protocol.MessageBinding;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/**
 * An environment in memory, which a test controls: messages gather in a list, and time stands still
 * until the test advances it. Not thread-safe.
 */
public final class FakeEnvironment implements Environment {
  /** How many tasks may run at the same virtual time. */
  private static final int MAX_AT_ONCE = 1_000_000;

  private final TreeSet<Task> tasks = // not a queue: cancelling a task must be cheap
      new TreeSet<>(Comparator.comparingLong(Task::time).thenComparingLong(Task::number));
  private final List<String> log = new ArrayList<>();
  private final List<String> debugLog = new ArrayList<>();
  private final RandomGenerator random = new Random(0);
  private List<Message> sent = new ArrayList<>();
  private long now;
  private long taskCount;

  @Override
  public void send(Message message) {
    sent.add(MessageBinding.copy(message));
  }

  @Override
  public Timer runLater(Duration delay, Runnable task) {
    Task added = new Task(later(delay), taskCount++, Objects.requireNonNull(task));
    tasks.add(added);
    return () -> tasks.remove(added);
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
    log.add(text);
  }

  @Override
  public void debug(Supplier<String> text) {
    debugLog.add(text.get());
  }

  /**
   * Advances the clock, and runs every task that becomes due, each at its own time.
   *
   * @throws IllegalArgumentException if the time is negative: the clock never goes back
   * @throws AssertionError if time can't advance, because tasks without delay set each other
   *     endlessly
   */
  public void advance(Duration time) {
    if (time.isNegative()) {
      throw new IllegalArgumentException("time never goes back, as by " + time);
    }
    long end = later(time);
    int atOnce = 0;
    while (!tasks.isEmpty() && tasks.first().time <= end) {
      Task task = tasks.pollFirst();
      atOnce = task.time == now ? atOnce + 1 : 0;
      if (atOnce > MAX_AT_ONCE) {
        throw new AssertionError(
            MAX_AT_ONCE + " timer tasks ran at one moment: do they set each other with no delay?");
      }
      now = task.time;
      task.action.run();
    }
    now = end;
  }

  private long later(Duration delay) {
    long nanos = delay.toNanos();
    return nanos > Long.MAX_VALUE - now ? Long.MAX_VALUE : now + nanos; // it saturates
  }

  /** The messages sent since the last call, in order. */
  public List<Message> takeSent() {
    List<Message> taken = List.copyOf(sent);
    sent = new ArrayList<>();
    return taken;
  }

  /** Everything that was logged. */
  public List<String> log() {
    return List.copyOf(log);
  }

  /** Everything that was logged at the level {@code debug}. */
  public List<String> debugLog() {
    return List.copyOf(debugLog);
  }

  /** The number of timers that have neither run nor been cancelled. */
  public int pendingTimers() {
    return tasks.size();
  }

  private record Task(long time, long number, Runnable action) {}
}
