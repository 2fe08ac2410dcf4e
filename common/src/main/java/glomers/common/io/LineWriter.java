package glomers.common.io;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/**
 * Writes whole lines from any number of threads. Thread-safe.
 *
 * <p>Lines gather in a buffer. A thread, the writer, writes and flushes the whole buffer at once.
 * So it writes a message of an idle node immediately, and messages of a busy node together: there
 * is no flush per message, and no timer. The lines of a {@link #batch} are written together if its
 * tasks are quick. After a task that takes longer than about a millisecond, every line is written
 * immediately for a while, so that no reply waits for the handlers that run after its own.
 */
public final class LineWriter {
  /** Capacity of the buffer, in bytes. While it is full, {@link #write} blocks. */
  private static final int MAX_WAITING_BYTES = 16 * 1024 * 1024;

  /** A buffer that grew larger than this, in bytes, is not reused. */
  private static final int MAX_SPARE_BYTES = 256 * 1024;

  /** A task of a batch that takes longer than this is slow. */
  private static final long SLOW_NANOS = TimeUnit.MILLISECONDS.toNanos(1);

  /** How long after a slow task the lines of batches are written immediately. */
  private static final long IMMEDIATE_NANOS = TimeUnit.MILLISECONDS.toNanos(100);

  private final OutputStream out;
  private final int maxWaitingBytes;
  private final Consumer<IOException> onFailure;
  private final LongSupplier clock; // nanoseconds
  private final Object lock = new Object();
  private final ThreadLocal<Batch> batch = ThreadLocal.withInitial(Batch::new);
  final Thread thread = new Thread(this::writeUntilClosed, "line-writer");
  private ByteArrayOutputStream gathered = new ByteArrayOutputStream();
  private int beingWritten; // bytes that the writer has taken and may not have written yet
  private boolean closed;
  private long immediateUntil; // guarded by lock
  private volatile boolean failed;

  /**
   * @param onFailure called once, by the writer, if the stream can't be written
   */
  public LineWriter(OutputStream out, Consumer<IOException> onFailure) {
    this(out, MAX_WAITING_BYTES, onFailure);
  }

  /**
   * @param maxWaitingBytes capacity of the buffer; one line may exceed it
   * @param onFailure called once, by the writer, if the stream can't be written
   */
  public LineWriter(OutputStream out, int maxWaitingBytes, Consumer<IOException> onFailure) {
    this(out, maxWaitingBytes, onFailure, System::nanoTime);
  }

  /**
   * @param clock in nanoseconds; measures how long the tasks of a batch take
   */
  LineWriter(
      OutputStream out, int maxWaitingBytes, Consumer<IOException> onFailure, LongSupplier clock) {
    this.out = out;
    this.maxWaitingBytes = maxWaitingBytes;
    this.onFailure = onFailure;
    this.clock = clock;
    this.immediateUntil = clock.getAsLong();
    thread.setDaemon(true);
    thread.start();
  }

  /**
   * Queues a line, given without its newline. Blocks while the buffer is full. After a failure or
   * {@link #close}, lines are dropped.
   */
  public void write(byte[] line) {
    boolean interrupted = false;
    synchronized (lock) {
      if (!hasRoom()) {
        lock.notifyAll(); // a batch may not have woken the writer yet
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
   * Runs tasks on this thread, and wakes the writer after the last one, not after each line. So a
   * line may wait about a millisecond for the lines after it. Lines of other threads do not wait.
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
   * Queues a line if the buffer is not full and the stream has not failed; otherwise drops it and
   * returns false. The line may stay in the buffer until {@link #wake}.
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

  /** Wakes the writer, so that it writes the lines that were offered. */
  public void wake() {
    synchronized (lock) {
      lock.notifyAll();
    }
  }

  /** Whether a write to the stream has failed, as it does when the reader has closed its end. */
  public boolean failed() {
    return failed;
  }

  /** Writes the lines in the buffer and ends the writer; gives up after the timeout. */
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

  /** Whether a line may wait for the end of its batch. */
  private boolean mayWait(Batch mine) {
    if (!mine.active) {
      return false;
    }
    long now = clock.getAsLong();
    if (now - mine.lastLine > SLOW_NANOS) {
      immediateUntil = now + IMMEDIATE_NANOS;
    }
    mine.lastLine = now;
    return now - immediateUntil >= 0;
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

  /** Returns whether it was interrupted. An interrupt must not lose a line. */
  private boolean waitOnLock() {
    try {
      lock.wait();
      return false;
    } catch (InterruptedException e) {
      return true;
    }
  }

  /** Whether a thread runs a batch, and when the batch began or queued its last line. */
  private static final class Batch {
    private boolean active;
    private long lastLine;
  }
}
