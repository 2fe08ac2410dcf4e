package glomers.common.io;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/**
 * Writes whole lines, however many threads bring them. Thread-safe.
 *
 * <p>Lines gather in a buffer, and one thread of its own writes and flushes all that has gathered,
 * at once. So an idle node's message leaves immediately, and a busy node's messages leave many at a
 * time: there is no flush per message, and no timer. The lines of a {@link #batch} leave together
 * if its tasks are quick. If one takes longer than about a millisecond, every line leaves at once
 * for a while, so that no answer waits for the handlers behind it.
 */
public final class LineWriter {
  /** How much may wait before those who bring more must wait, in bytes. */
  private static final int MAX_WAITING_BYTES = 16 * 1024 * 1024;

  /** A buffer that grew larger than this is not used again, in bytes. */
  private static final int MAX_SPARE_BYTES = 256 * 1024;

  /** A task of a batch that takes longer than this is slow. */
  private static final long SLOW_NANOS = TimeUnit.MILLISECONDS.toNanos(1);

  /** After a slow task, the lines of batches leave one by one for so long. */
  private static final long WARY_NANOS = TimeUnit.MILLISECONDS.toNanos(100);

  private final OutputStream out;
  private final int maxWaitingBytes;
  private final Consumer<IOException> onFailure;
  private final LongSupplier clock; // nanoseconds
  private final Object lock = new Object();
  private final ThreadLocal<Batch> batch = ThreadLocal.withInitial(Batch::new);
  final Thread thread = new Thread(this::writeUntilClosed, "line-writer");
  private ByteArrayOutputStream gathered = new ByteArrayOutputStream();
  private int beingWritten; // bytes that the writer has taken and that the stream may not have yet
  private boolean closed;
  private long waryUntil; // guarded by lock
  private volatile boolean failed;

  /**
   * @param onFailure told once, on the writer's thread, if the stream can't be written
   */
  public LineWriter(OutputStream out, Consumer<IOException> onFailure) {
    this(out, MAX_WAITING_BYTES, onFailure);
  }

  /**
   * @param maxWaitingBytes how much may wait to be written; one line may go beyond it
   * @param onFailure told once, on the writer's thread, if the stream can't be written
   */
  public LineWriter(OutputStream out, int maxWaitingBytes, Consumer<IOException> onFailure) {
    this(out, maxWaitingBytes, onFailure, System::nanoTime);
  }

  /**
   * @param clock tells how long the tasks of a batch take
   */
  LineWriter(
      OutputStream out, int maxWaitingBytes, Consumer<IOException> onFailure, LongSupplier clock) {
    this.out = out;
    this.maxWaitingBytes = maxWaitingBytes;
    this.onFailure = onFailure;
    this.clock = clock;
    this.waryUntil = clock.getAsLong();
    thread.setDaemon(true);
    thread.start();
  }

  /**
   * Queues a line, given without its newline; waits while too much has gathered. After a failure,
   * lines are dropped.
   */
  public void write(byte[] line) {
    boolean interrupted = false;
    synchronized (lock) {
      if (!hasRoom()) {
        lock.notifyAll(); // in a batch, the writer may not know yet that it has work
      }
      while (!hasRoom() && !failed && !closed) {
        interrupted |= waitOnLock();
      }
      gather(line);
      if (!mayWait(batch.get())) {
        lock.notifyAll();
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  /**
   * Runs tasks whose lines may wait for each other about a millisecond: their thread then wakes the
   * writer once, and not for each line. Lines of other threads leave as ever.
   */
  public void batch(Runnable tasks) {
    Batch mine = batch.get();
    mine.active = true;
    mine.lastLine = clock.getAsLong();
    try {
      tasks.run();
    } finally {
      mine.active = false;
      synchronized (lock) {
        lock.notifyAll();
      }
    }
  }

  /**
   * Queues a line if that needs no waiting, and the stream has not failed; otherwise drops it and
   * returns false. The line may stay where it is until {@link #wake}.
   */
  public boolean offer(byte[] line) {
    synchronized (lock) {
      boolean taken = hasRoom() && !failed;
      if (taken) {
        gather(line);
      }
      return taken;
    }
  }

  /** Lets what was offered leave. */
  public void wake() {
    synchronized (lock) {
      lock.notifyAll();
    }
  }

  /** Whether the stream refused a line: nobody reads it any more. */
  public boolean failed() {
    return failed;
  }

  /** Writes what has gathered and ends; gives up when the time has passed. */
  public void close(long timeoutMillis) throws InterruptedException {
    synchronized (lock) {
      closed = true;
      lock.notifyAll();
    }
    thread.join(timeoutMillis);
  }

  private boolean hasRoom() {
    return gathered.size() + beingWritten <= maxWaitingBytes;
  }

  private void gather(byte[] line) {
    if (!failed && !closed) {
      gathered.write(line, 0, line.length);
      gathered.write('\n');
    }
  }

  /** Whether the end of a batch is soon enough for a line of it. */
  private boolean mayWait(Batch mine) {
    if (!mine.active) {
      return false;
    }
    long now = clock.getAsLong();
    if (now - mine.lastLine > SLOW_NANOS) {
      waryUntil = now + WARY_NANOS;
    }
    mine.lastLine = now;
    return now - waryUntil >= 0;
  }

  private void writeUntilClosed() {
    ByteArrayOutputStream spare = new ByteArrayOutputStream();
    while (true) {
      ByteArrayOutputStream lines;
      synchronized (lock) {
        beingWritten = 0;
        lock.notifyAll(); // there is room
        while (gathered.size() == 0 && !closed) {
          waitOnLock();
        }
        if (gathered.size() == 0) {
          return;
        }
        lines = gathered;
        gathered = spare;
        beingWritten = lines.size();
      }
      try {
        lines.writeTo(out);
        out.flush();
      } catch (IOException e) {
        synchronized (lock) {
          failed = true;
          lock.notifyAll();
        }
        onFailure.accept(e);
        return;
      }
      boolean large = lines.size() > MAX_SPARE_BYTES;
      lines.reset();
      spare = large ? new ByteArrayOutputStream() : lines;
    }
  }

  /** Returns whether it was interrupted: an interrupt is for others, and must not cost a line. */
  private boolean waitOnLock() {
    try {
      lock.wait();
      return false;
    } catch (InterruptedException e) {
      return true;
    }
  }

  /** Whether a thread is in a batch, and when that began or had its last line. */
  private static final class Batch {
    private boolean active;
    private long lastLine;
  }
}
