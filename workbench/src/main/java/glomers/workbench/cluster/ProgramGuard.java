package glomers.workbench.cluster;

import glomers.common.io.Printable;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Guards a simulation against its program: against code of the program that does not end within two
 * seconds, errors that nobody catches, and threads of the program's own.
 *
 * <p>The simulation runs on a thread of its own, and the caller's thread watches it. Java can't
 * stop a thread: if code of the program does not end, its thread is abandoned. It does not keep the
 * JVM alive, and ends when it uses its {@link glomers.common.node.Environment} or comes back.
 *
 * <p>One guard is for one simulation. Each method says which thread calls it. The class is long
 * because its two threads share a few fields, whose order of access one should see at one look.
 */
public final class ProgramGuard {
  /** How often the caller's thread looks, in milliseconds. */
  private static final long LOOK_MILLIS = 50;

  /** The number of looks without progress after which the program's code has taken too long. */
  private static final int MOST_LOOKS = 40;

  /** The time limit that this makes, for messages. */
  private static final String LIMIT = MOST_LOOKS * LOOK_MILLIS / 1000 + " s";

  /** Maximum length of the description of a call, in characters. */
  private static final int MAX_CHARS = 200;

  private static final VarHandle CALLS;

  static {
    try {
      CALLS = MethodHandles.lookup().findVarHandle(ProgramGuard.class, "calls", long.class);
    } catch (ReflectiveOperationException e) {
      throw new ExceptionInInitializerError(e);
    }
  }

  private static final ExecutorService THREADS =
      Executors.newCachedThreadPool(ProgramGuard::newThread);

  private static final ThreadLocal<ProgramGuard> CURRENT = new ThreadLocal<>();

  private Watched node; // the two are written before calls
  private Supplier<String> doing = () -> "";
  private long calls; // odd while code of the program runs
  private volatile Thread thread; // null before run
  private volatile boolean abandoned;
  private volatile String foreignThread = "";
  private final PrintedLines stdout = new PrintedLines(line -> node.printed(line, true));
  private final PrintedLines stderr = new PrintedLines(line -> node.printed(line, false));
  private boolean hasPrinted;

  /** A node whose program is guarded. */
  public interface Watched {
    /** Its name. */
    String id();

    /**
     * Code of its program wrote a line to a standard stream of this process. Called on the
     * simulation's thread.
     *
     * @param toStdout whether to STDOUT, or else to STDERR
     */
    void printed(String line, boolean toStdout);
  }

  /**
   * Ends the thread of a simulation that was abandoned. An error, so that no handler catches it.
   */
  private static final class AbandonedError extends Error {
    private static final long serialVersionUID = 1L;

    AbandonedError() {
      super("the simulation was abandoned", null, false, false);
    }
  }

  /**
   * Runs a simulation on another thread, and waits for its end.
   *
   * @param onOverrun makes the result if code of the program does not end; called on this thread,
   *     when the simulation does nothing more
   * @throws IllegalStateException if this thread is interrupted, and stays so; the simulation is
   *     then abandoned
   */
  public <T> T run(Callable<T> simulation, Function<Overrun, T> onOverrun) {
    Future<T> end = THREADS.submit(() -> simulate(simulation));
    try {
      Optional<T> result = await(end);
      return result.isPresent() ? result.get() : onOverrun.apply(abandon());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    } finally {
      if (!end.isDone()) {
        abandoned = true;
        end.cancel(true);
      }
    }
  }

  private <T> T simulate(Callable<T> simulation) throws Exception {
    thread = Thread.currentThread();
    CURRENT.set(this);
    try {
      return simulation.call();
    } finally {
      CURRENT.remove();
    }
  }

  /** The result, or empty if code of the program does not end. */
  private <T> Optional<T> await(Future<T> end) throws InterruptedException {
    StallDetector detector =
        new StallDetector(TimeUnit.MILLISECONDS.toNanos(MOST_LOOKS * LOOK_MILLIS), MOST_LOOKS);
    while (!detector.isStalled() || Debugger.isAttached()) {
      try {
        return Optional.of(end.get(LOOK_MILLIS, TimeUnit.MILLISECONDS));
      } catch (TimeoutException e) {
        detector.look((long) CALLS.getAcquire(this), thread);
      } catch (ExecutionException e) {
        throw unchecked(e.getCause());
      }
    }
    return Optional.empty();
  }

  /**
   * Runs code of the program. Called on the simulation's thread.
   *
   * @param does what it does, for messages, such as "handling a message"; asked only if needed
   * @return the problem, if the program can't continue; a program logs an exception that it throws,
   *     and continues
   */
  public Optional<String> call(Watched of, Supplier<String> does, Runnable code) {
    node = of;
    doing = does;
    CALLS.setRelease(this, calls + 1);
    Optional<String> problem = Optional.empty();
    try {
      code.run();
    } catch (AbandonedError e) {
      throw e;
    } catch (OutOfMemoryError e) {
      if (!ProgramFrames.isInnermost(e.getStackTrace())) {
        throw e; // the workbench's own data need too much
      }
      problem = Optional.of(threw("ran out of memory", e));
    } catch (Error e) {
      problem = Optional.of(threw("threw " + e, e));
    } finally {
      CALLS.setRelease(this, calls + 1);
      if (hasPrinted) {
        stdout.finish();
        stderr.finish();
      }
    }
    if (abandoned) {
      throw new AbandonedError();
    }
    return foreignThread.isEmpty() ? problem : Optional.of(foreignThread);
  }

  /**
   * Checks that the program may use its environment. Called on any thread.
   *
   * @throws Error if the simulation was abandoned
   * @throws IllegalStateException if the thread is one that the program started
   */
  public void checkUse() {
    if (abandoned) {
      throw new AbandonedError();
    }
    Thread user = Thread.currentThread();
    if (thread != null && user != thread) {
      String text =
          "a node is used by a thread of the program's own, '"
              + user.getName()
              + "'. In a simulation, code runs only in handlers, timers and callbacks";
      foreignThread = text;
      throw new IllegalStateException(text);
    }
  }

  /** The guard of the program whose code the current thread runs, if any. Called on any thread. */
  static Optional<ProgramGuard> running() {
    ProgramGuard guard = CURRENT.get();
    return guard != null && guard.calls % 2 == 1 ? Optional.of(guard) : Optional.empty();
  }

  /** Code of the program prints. Called on the simulation's thread. */
  void print(byte[] bytes, int offset, int length, boolean toStdout) {
    checkUse();
    hasPrinted = true;
    (toStdout ? stdout : stderr).add(bytes, offset, length);
  }

  private Overrun abandon() {
    abandoned = true;
    return Overrun.of(node.id(), words(), LIMIT, thread);
  }

  private String threw(String what, Error e) {
    return node.id()
        + " "
        + what
        + " while "
        + words()
        + ProgramFrames.place(e.getStackTrace()).map(place -> ", at " + place).orElse("");
  }

  private String words() {
    return Printable.text(doing.get(), MAX_CHARS);
  }

  private static RuntimeException unchecked(Throwable cause) {
    if (cause instanceof Error error) {
      throw error;
    }
    return cause instanceof RuntimeException exception
        ? exception
        : new IllegalStateException(cause);
  }

  private static Thread newThread(Runnable task) {
    Thread thread = new Thread(task, "simulation");
    thread.setDaemon(true); // an abandoned simulation must not keep the JVM alive
    return thread;
  }
}
