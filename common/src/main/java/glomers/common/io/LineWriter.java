package glomers.common.io;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.function.Consumer;

/**
 * Writes whole lines, however many threads bring them. Thread-safe.
 *
 * <p>Lines gather in a buffer, and one thread of its own writes and flushes all that has gathered,
 * at once. So an idle node's message leaves immediately, and a busy node's messages leave many at a
 * time: there is no flush per message, and no timer. The lines of a {@link #batch} leave together.
 */
public final class LineWriter {
  /** How much may gather before those who bring more must wait, in bytes. */
  private static final int MAX_GATHERED_BYTES = 16 * 1024 * 1024;

  private final OutputStream out;
  private final Consumer<IOException> onFailure;
  private final Object lock = new Object();
  private final ThreadLocal<Boolean> inBatch = ThreadLocal.withInitial(() -> false);
  final Thread thread = new Thread(this::writeUntilClosed, "line-writer");
  private ByteArrayOutputStream gathered = new ByteArrayOutputStream();
  private boolean closed;
  private volatile boolean failed;

  /**
   * @param onFailure told once, on the writer's thread, if the stream can't be written
   */
  public LineWriter(OutputStream out, Consumer<IOException> onFailure) {
    this.out = out;
    this.onFailure = onFailure;
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
      if (gathered.size() > MAX_GATHERED_BYTES) {
        lock.notifyAll(); // in a batch, the writer may not know yet that it has work
      }
      while (gathered.size() > MAX_GATHERED_BYTES && !failed && !closed) {
        interrupted |= waitOnLock();
      }
      gather(line);
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  /**
   * Runs a task whose lines need not leave before it ends: its thread then wakes the writer once,
   * and not for each line. Lines of other threads leave as ever.
   */
  public void batch(Runnable task) {
    inBatch.set(true);
    try {
      task.run();
    } finally {
      inBatch.set(false);
      synchronized (lock) {
        lock.notifyAll();
      }
    }
  }

  /** Queues a line if that needs no waiting; otherwise drops it and returns false. */
  public boolean offer(byte[] line) {
    synchronized (lock) {
      boolean room = gathered.size() <= MAX_GATHERED_BYTES;
      if (room) {
        gather(line);
      }
      return room;
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

  private void gather(byte[] line) {
    if (!failed && !closed) {
      gathered.write(line, 0, line.length);
      gathered.write('\n');
      if (!inBatch.get()) {
        lock.notifyAll();
      }
    }
  }

  private void writeUntilClosed() {
    ByteArrayOutputStream spare = new ByteArrayOutputStream();
    while (true) {
      ByteArrayOutputStream lines;
      synchronized (lock) {
        while (gathered.size() == 0 && !closed) {
          waitOnLock();
        }
        if (gathered.size() == 0) {
          return;
        }
        lines = gathered;
        gathered = spare;
        lock.notifyAll();
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
      lines.reset();
      spare = lines;
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
}
