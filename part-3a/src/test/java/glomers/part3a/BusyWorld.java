package glomers.part3a;

import glomers.common.node.World;
import glomers.common.protocol.Message;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.IntConsumer;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/** A world for many threads, in which time stands still. Thread-safe. */
final class BusyWorld implements World {
  private static final long PATIENCE_SECONDS = 60;

  final Queue<Message> sent = new ConcurrentLinkedQueue<>();
  final Queue<String> log = new ConcurrentLinkedQueue<>();
  final Queue<Runnable> timers = new ConcurrentLinkedQueue<>();
  private final Consumer<Message> network;

  /**
   * @param network is handed what is sent, on the thread that sends it
   */
  BusyWorld(Consumer<Message> network) {
    this.network = network;
  }

  /** Runs the task on that many threads at once, each with its number; fails if one fails. */
  static void together(int threads, IntConsumer task) throws Exception {
    ExecutorService executor = Executors.newFixedThreadPool(threads);
    CountDownLatch start = new CountDownLatch(threads);
    try {
      List<? extends Future<?>> ends =
          IntStream.range(0, threads)
              .mapToObj(
                  number ->
                      executor.submit(
                          () -> {
                            start.countDown();
                            start.await(PATIENCE_SECONDS, TimeUnit.SECONDS);
                            task.accept(number);
                            return null;
                          }))
              .toList();
      for (Future<?> end : ends) {
        end.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
      }
    } finally {
      executor.shutdownNow();
    }
  }

  @Override
  public void send(Message message) {
    sent.add(message);
    network.accept(message);
  }

  @Override
  public Timer runLater(Duration delay, Runnable task) {
    timers.add(task);
    return () -> {};
  }

  @Override
  public long nanoTime() {
    return 0;
  }

  @Override
  public RandomGenerator random() {
    throw new UnsupportedOperationException("chance is not what these tests are about");
  }

  @Override
  public void log(String text) {
    log.add(text);
  }
}
