package glomers.common.io;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;

/**
 * Writes whole lines, however many threads bring them. Thread-safe.
 *
 * <p>Lines gather in a buffer, and one thread of its own writes and flushes all that has gathered,
 * at once. So an idle node's message leaves immediately, and a busy node's messages leave many at a
 * time: there is no flush per message, and no timer.
 */
final class LineWriter {
  /** How much may gather before those who bring more must wait, in bytes. */
  private static final int MAX_GATHERED_BYTES = 16 * 1024 * 1024;

  private final OutputStream out;
  private final Object lock = new Object();
  private final Thread thread = new Thread(this::writeUntilClosed, "line-writer");
  private ByteArrayOutputStream gathered = new ByteArrayOutputStream();
  private boolean closed;
  private IOException failure;

  LineWriter(OutputStream out) {
    this.out = out;
    thread.setDaemon(true);
    thread.start();
  }

  /** Queues a line, given without its newline. After a failure, lines are dropped. */
  void write(byte[] line) {
    boolean interrupted = false;
    synchronized (lock) {
      while (gathered.size() > MAX_GATHERED_BYTES && failure == null && !closed) {
        interrupted |= waitOnLock();
      }
      if (failure == null && !closed) {
        gathered.write(line, 0, line.length);
        gathered.write('\n');
        lock.notifyAll();
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  /** Whether the stream refused a line: nobody reads it any more. */
  boolean failed() {
    synchronized (lock) {
      return failure != null;
    }
  }

  /** Writes what has gathered and ends; gives up when the time has passed. */
  void close(long timeoutMillis) throws InterruptedException {
    synchronized (lock) {
      closed = true;
      lock.notifyAll();
    }
    thread.join(timeoutMillis);
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
          failure = e;
          lock.notifyAll();
        }
        System.err.println("STDOUT can't be written, so nobody hears this node: " + e.getMessage());
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
