package glomers.common.testing;

import glomers.common.node.Environment;
import glomers.common.protocol.Message;
import glomers.common.protocol.MessageBinding;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.IntConsumer;
import java.util.random.RandomGenerator;

/**
 * An environment for many threads at once. {@link #runConcurrently} starts the threads, which call
 * {@code Node.receive}. Messages gather in a list. Time stands still: a timer's task runs when the
 * test fires it. Thread-safe.
 *
 * <p>A race shows only in some runs, so a test should repeat, each time with a new node.
 */
public final class ConcurrentEnvironment implements Environment {
  /** How long the threads may take to start and to run their tasks, in seconds. */
  private static final long TIMEOUT_SECONDS = 60;

  private final Queue<Message> sent = new ConcurrentLinkedQueue<>();
  private final Queue<String> log = new ConcurrentLinkedQueue<>();
  private final NavigableMap<Long, Runnable> timers = new ConcurrentSkipListMap<>(); // by number
  private final AtomicLong timerCount = new AtomicLong();
  private final RandomGenerator random = new Random(0);
  private final Consumer<Message> network;

  /** Creates an environment that delivers no messages. */
  public ConcurrentEnvironment() {
    this(message -> {});
  }

  /**
   * @param network called with each message that is sent, on the thread that sends it
   */
  public ConcurrentEnvironment(Consumer<Message> network) {
    this.network = Objects.requireNonNull(network, "network");
  }

  /**
   * Runs the task on several threads, which start together, and waits until all have ended.
   *
   * @param task gets the number of its thread, from 0
   * @throws AssertionError if a task throws, with that as its cause, or runs for a minute
   */
  public static void runConcurrently(int threads, IntConsumer task) throws InterruptedException {
    ExecutorService executor = Executors.newFixedThreadPool(threads);
    CountDownLatch start = new CountDownLatch(threads);
    List<Future<?>> ends = new ArrayList<>();
    try {
      for (int i = 0; i < threads; i++) {
        int number = i;
        ends.add(
            executor.submit(
                () -> {
                  start.countDown();
                  start.await();
                  task.accept(number);
                  return null;
                }));
      }
      for (Future<?> end : ends) {
        end.get(TIMEOUT_SECONDS, TimeUnit.SECONDS);
      }
    } catch (ExecutionException e) {
      throw new AssertionError("a task failed: " + e.getCause(), e.getCause());
    } catch (TimeoutException e) {
      throw new AssertionError("a task runs for more than " + TIMEOUT_SECONDS + " s", e);
    } finally {
      executor.shutdownNow();
    }
  }

  @Override
  public void send(Message message) {
    Message copy = MessageBinding.copy(message);
    sent.add(copy);
    network.accept(copy);
  }

  @Override
  public Timer runLater(Duration delay, Runnable task) {
    long number = timerCount.incrementAndGet();
    timers.put(number, Objects.requireNonNull(task));
    return () -> timers.remove(number);
  }

  /** Zero: time stands still. */
  @Override
  public long nanoTime() {
    return 0;
  }

  /**
   * All threads share one generator with a fixed seed. Which thread draws which number depends on
   * their timing.
   */
  @Override
  public RandomGenerator random() {
    return random;
  }

  @Override
  public void log(String text) {
    log.add(text);
  }

  /** The messages sent since the last call. The messages of one thread are in order. */
  public List<Message> takeSent() {
    List<Message> taken = new ArrayList<>();
    for (Message next = sent.poll(); next != null; next = sent.poll()) {
      taken.add(next);
    }
    return taken;
  }

  /** Everything that was logged. */
  public List<String> log() {
    return List.copyOf(log);
  }

  /**
   * Runs the tasks of all pending timers, whatever their delay, in the order in which they were
   * set, on this thread. A timer that a task sets waits for the next call.
   */
  public void fireTimers() {
    for (Long number : List.copyOf(timers.keySet())) {
      Runnable task = timers.remove(number);
      if (task != null) { // not cancelled by an earlier task
        task.run();
      }
    }
  }
}
