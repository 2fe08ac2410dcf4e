package glomers.common.io;

import glomers.common.node.Environment;
import glomers.common.protocol.Message;
import glomers.common.protocol.MessageCodec;
import java.io.PrintStream;
import java.time.Duration;
import java.util.Random;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/**
 * The environment of a real process: messages as lines, real timers, the real clock. Thread-safe.
 */
final class ProcessEnvironment implements Environment {
  private final MessageCodec codec;
  private final LineWriter out;
  private final PrintStream log;
  private final RandomGenerator random = new Random(); // thread-safe, unlike most generators
  private final ScheduledThreadPoolExecutor timers =
      new ScheduledThreadPoolExecutor(
          1,
          task -> {
            Thread thread = new Thread(task, "timers");
            thread.setDaemon(true);
            return thread;
          });

  ProcessEnvironment(MessageCodec codec, LineWriter out, PrintStream log) {
    this.codec = codec;
    this.out = out;
    this.log = log;
    timers.setRemoveOnCancelPolicy(true); // an answered RPC leaves no timer behind
  }

  @Override
  public void send(Message message) {
    out.write(codec.encode(message));
  }

  @Override
  public Timer runLater(Duration delay, Runnable task) {
    ScheduledFuture<?> scheduled =
        timers.schedule(() -> runLogged(task), delay.toNanos(), TimeUnit.NANOSECONDS);
    return () -> scheduled.cancel(false);
  }

  @Override
  public long nanoTime() {
    return System.nanoTime();
  }

  @Override
  public RandomGenerator random() {
    return random;
  }

  @Override
  public void log(String text) {
    log.println(text);
  }

  @Override
  public void debug(Supplier<String> text) {
    if (LogLevel.isDebug()) {
      log(text.get());
    }
  }

  private void runLogged(Runnable task) {
    try {
      task.run();
    } catch (RuntimeException | Error e) {
      log.println("a timer task threw an exception");
      e.printStackTrace(log);
    }
  }
}
