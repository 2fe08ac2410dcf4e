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
 * An environment for many threads at once: {@link #runConcurrently} starts them, and each calls
 * {@code Node.receive} as it likes. Messages gather in a list, and time stands still: a timer's
 * task runs when a test says so. Thread-safe.
 *
 * <p>Whether a race shows is a matter of luck, so a test repeats itself, with a new node each time.
 */
public final class ConcurrentEnvironment implements Environment {
  /** How long threads may take to start, and how long a task may run, in seconds. */
  private static final long TIMEOUT_SECONDS = 60;

  private final Queue<Message> sent = new ConcurrentLinkedQueue<>();
  private final Queue<String> log = new ConcurrentLinkedQueue<>();
  private final NavigableMap<Long, Runnable> timers = new ConcurrentSkipListMap<>(); // by number
  private final AtomicLong timerCount = new AtomicLong();
  private final RandomGenerator random = new Random(0);
  private final Consumer<Message> network;

  /** One in which messages go nowhere. */
  public ConcurrentEnvironment() {
    this(message -> {});
  }

  /**
   * @param network takes each message that is sent, on the thread that sends it
   */
  public ConcurrentEnvironment(Consumer<Message> network) {
    this.network = Objects.requireNonNull(network, "network");
  }

  /**
   * Runs the task on several threads, which begin together, and waits until all have ended.
   *
   * @param task takes the number of its thread, from 0 on
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

  /** One for all threads, with a fixed seed; which thread gets which number is a matter of luck. */
  @Override
  public RandomGenerator random() {
    return random;
  }

  @Override
  public void log(String text) {
    log.add(text);
  }

  /** What has been sent since the last call of this; each thread's messages are in their order. */
  public List<Message> takeSent() {
    List<Message> taken = new ArrayList<>();
    for (Message next = sent.poll(); next != null; next = sent.poll()) {
      taken.add(next);
    }
    return taken;
  }

  /** All that has been logged. */
  public List<String> log() {
    return List.copyOf(log);
  }

  /**
   * Runs the tasks of the timers that wait now, whatever their delay, in the order in which they
   * were set, on this thread. A timer that they set waits for the next call.
   */
  public void fireTimers() {
    for (Long number : List.copyOf(timers.keySet())) {
      Runnable task = timers.remove(number);
      if (task != null) { // not cancelled by one before it
        task.run();
      }
    }
  }
}
