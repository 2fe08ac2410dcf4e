package glomers.workbench.loop;

import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Actions that other threads hand to the event loop, in the order in which they came.
 *
 * <p>Its capacity is in bytes: an action is as heavy as the data that it holds. A thread that
 * brings more than there is room for waits. Thread-safe.
 */
final class Inbox {
  /** What an action weighs beside its data, in bytes. */
  private static final int OVERHEAD_BYTES = 1024;

  private final long capacityBytes;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition notEmpty = lock.newCondition();
  private final Condition notFull = lock.newCondition();
  private final Queue<Entry> entries = new ArrayDeque<>(); // guarded by lock, as is all below
  private long bytes;
  private boolean loopWaits;
  private boolean closed;

  Inbox(long capacityBytes) {
    this.capacityBytes = capacityBytes;
  }

  /**
   * Adds an action; waits while there is no room. An action that alone is heavier than the capacity
   * waits until the inbox is empty. After {@link #close}, actions are dropped.
   */
  void put(Runnable action, long dataBytes) throws InterruptedException {
    long weight = dataBytes + OVERHEAD_BYTES;
    lock.lockInterruptibly();
    try {
      while (!closed && bytes > 0 && bytes + weight > capacityBytes) {
        notFull.await();
      }
      if (!closed) {
        entries.add(new Entry(action, weight));
        bytes += weight;
        if (loopWaits) {
          notEmpty.signal();
        }
      }
    } finally {
      lock.unlock();
    }
  }

  /** The next action, which is removed; null if there is none. */
  Runnable poll() {
    lock.lock();
    try {
      Entry entry = entries.poll();
      if (entry == null) {
        return null;
      }
      bytes -= entry.weight;
      if (lock.hasWaiters(notFull)) {
        notFull.signalAll();
      }
      return entry.action;
    } finally {
      lock.unlock();
    }
  }

  /** Waits for an action, but no longer than so many nanoseconds. Only the loop's thread may. */
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

  /** Drops all actions, and all that are still to come. Nobody waits any more. */
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

  private record Entry(Runnable action, long weight) {}
}
