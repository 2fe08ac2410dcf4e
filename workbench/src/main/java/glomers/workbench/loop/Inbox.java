package glomers.workbench.loop;

import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * A bounded queue of actions that other threads post to the event loop, in order.
 *
 * <p>Its capacity is in bytes: an action counts as the data that it holds, plus a constant. A
 * thread that posts to a full inbox waits. Thread-safe.
 */
final class Inbox {
  /** What an action counts in addition to its data, in bytes. */
  private static final int OVERHEAD_BYTES = 1024;

  private final long capacityBytes;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition notEmpty = lock.newCondition();
  private final Condition notFull = lock.newCondition();
  private final Queue<Entry> entries = new ArrayDeque<>(); // guarded by lock, like all fields below
  private long bytes;
  private boolean loopWaits;
  private boolean closed;

  Inbox(long capacityBytes) {
    this.capacityBytes = capacityBytes;
  }

  /**
   * Adds an action. Waits while the inbox is full. An action that is larger than the capacity waits
   * until the inbox is empty. After {@link #close}, actions are dropped.
   */
  void put(Runnable action, long dataBytes) throws InterruptedException {
    long chargedBytes = dataBytes + OVERHEAD_BYTES;
    lock.lockInterruptibly();
    try {
      while (!closed && bytes > 0 && bytes + chargedBytes > capacityBytes) {
        notFull.await();
      }
      if (!closed) {
        entries.add(new Entry(action, chargedBytes));
        bytes += chargedBytes;
        if (loopWaits) {
          notEmpty.signal();
        }
      }
    } finally {
      lock.unlock();
    }
  }

  /** Removes and returns the next action; null if there is none. */
  Runnable poll() {
    lock.lock();
    try {
      Entry entry = entries.poll();
      if (entry == null) {
        return null;
      }
      bytes -= entry.chargedBytes;
      if (lock.hasWaiters(notFull)) {
        notFull.signalAll();
      }
      return entry.action;
    } finally {
      lock.unlock();
    }
  }

  /**
   * Waits for an action, at most for a number of nanoseconds. Confined to the event-loop thread.
   */
  void await(long nanos) throws InterruptedException {
    lock.lockInterruptibly();
    try {
      if (entries.isEmpty() && !closed) {
        loopWaits = true;
        notEmpty.awaitNanos(nanos);
      }
    } finally {
      loopWaits = false;
      lock.unlock();
    }
  }

  /** Drops all actions, present and future, and releases all waiting threads. */
  void close() {
    lock.lock();
    try {
      closed = true;
      entries.clear();
      bytes = 0;
      notEmpty.signalAll();
      notFull.signalAll();
    } finally {
      lock.unlock();
    }
  }

  private record Entry(Runnable action, long chargedBytes) {}
}
