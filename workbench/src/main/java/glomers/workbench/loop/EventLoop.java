package glomers.workbench.loop;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Runs actions at their times, one after another, on the thread that calls {@link #run}.
 *
 * <p>With a {@linkplain #virtual() virtual} clock, time jumps to the next action, and equal times
 * go by the order of scheduling: what happens depends on nothing but the actions. With a
 * {@linkplain #realTime() real} clock the loop waits for each time, and other threads may {@link
 * #post} to it.
 *
 * <p>Not thread-safe but for {@link #post} and {@link #stop}: all else belongs to the loop's
 * actions.
 */
public final class EventLoop {
  /** How much data other threads may bring before they must wait for the loop. */
  private static final long INBOX_BYTES = 16L * 1024 * 1024;

  /** How many actions run before those for the end of a turn do, if the loop never waits. */
  private static final int MAX_TURN = 64;

  /**
   * A real loop that waits does so for at least this long, unless it is brought an action: what is
   * due within that time of each other runs together. To wake a thread costs more than most
   * actions.
   */
  private static final long MIN_WAIT_NANOS = TimeUnit.MICROSECONDS.toNanos(500);

  private static final long MAX_WAIT_NANOS = TimeUnit.SECONDS.toNanos(1);

  private final EventQueue queue = new EventQueue();
  private final Inbox inbox = new Inbox(INBOX_BYTES);
  private final List<Runnable> atEndOfTurn = new ArrayList<>();
  private final boolean real;
  private final long origin = System.nanoTime();
  private long virtualNow;
  private long eventCount;
  private volatile boolean stopped;

  private EventLoop(boolean real) {
    this.real = real;
  }

  /** A loop whose time is simulated. */
  public static EventLoop virtual() {
    return new EventLoop(false);
  }

  /** A loop that waits for the wall clock. */
  public static EventLoop realTime() {
    return new EventLoop(true);
  }

  /** Nanoseconds since the loop was made. */
  public long now() {
    return real ? System.nanoTime() - origin : virtualNow;
  }

  /** Runs the action at a time; one that has passed means as soon as possible. */
  public Event at(long time, Runnable action) {
    long now = now();
    return schedule(now, time <= now ? 0 : time - now, action);
  }

  /** Runs the action when so many nanoseconds have passed. */
  public Event after(long nanos, Runnable action) {
    return schedule(now(), Math.max(0, nanos), action);
  }

  private Event schedule(long now, long delay, Runnable action) {
    long time = delay > Long.MAX_VALUE - now ? Long.MAX_VALUE : now + delay; // it saturates
    Event event = new Event(time, eventCount++, action);
    queue.add(delay, event);
    return event;
  }

  /** Drops an event, unless it has run. */
  public void cancel(Event event) {
    event.action = null;
    queue.drop(event);
  }

  /**
   * Brings an action from another thread; waits if the loop can't keep up. Thread-safe.
   *
   * @param bytes how much data the action holds
   */
  public void post(Runnable action, long bytes) throws InterruptedException {
    inbox.put(action, bytes);
  }

  /** Brings an action that holds next to no data. */
  public void post(Runnable action) throws InterruptedException {
    post(action, 0);
  }

  /**
   * Runs something once, when nothing else is to be done now, or when 64 more actions have run:
   * work that is better done for many actions together.
   */
  public void atEndOfTurn(Runnable action) {
    atEndOfTurn.add(action);
  }

  /** Ends {@link #run} after the action that runs now; no other will run. Thread-safe. */
  public void stop() {
    stopped = true;
    inbox.close(); // whoever waits to post need not wait any more
  }

  /** Whether {@link #stop} was called. Thread-safe. */
  public boolean isStopped() {
    return stopped;
  }

  /** Runs until {@link #stop}; a virtual loop also ends when nothing is left to do. */
  public void run() throws InterruptedException {
    int turn = 0;
    while (!stopped) {
      boolean ran = runNext();
      turn++;
      if (!stopped && (!ran || turn == MAX_TURN)) {
        turn = 0;
        if (!atEndOfTurn.isEmpty()) {
          endTurn();
        } else if (!ran && !waitForMore()) {
          return;
        }
      }
    }
  }

  /** Runs what is due, or else what was brought; false if there is neither. */
  private boolean runNext() {
    Event next = queue.peek();
    if (next != null && (!real || next.time <= now())) {
      queue.remove(next);
      virtualNow = next.time;
      next.action.run();
      return true;
    }
    // Only now: what is due comes first, so that nobody can bring more than gets done.
    Runnable brought = inbox.poll();
    if (brought != null) {
      brought.run();
    }
    return brought != null;
  }

  private void endTurn() {
    List<Runnable> actions = List.copyOf(atEndOfTurn);
    atEndOfTurn.clear();
    for (Runnable action : actions) {
      if (stopped) { // by the one before
        return;
      }
      action.run();
    }
  }

  /** Waits until there may be something to do; false if there never will be. */
  private boolean waitForMore() throws InterruptedException {
    Event next = queue.peek();
    if (!real) {
      return next != null;
    }
    long nanos = next == null ? MAX_WAIT_NANOS : next.time - now();
    inbox.await(Math.max(MIN_WAIT_NANOS, nanos));
    return true;
  }

  /** An action that waits for its time. */
  public static final class Event implements Comparable<Event> {
    private final long time;
    private final long number;
    private Runnable action; // null if it was cancelled
    EventQueue.Fifo fifo; // of the queue, as are its neighbours there; null if it is in none
    Event before;
    Event after;

    private Event(long time, long number, Runnable action) {
      this.time = time;
      this.number = number;
      this.action = action;
    }

    @Override
    public int compareTo(Event other) {
      return time != other.time
          ? Long.compare(time, other.time)
          : Long.compare(number, other.number);
    }

    boolean isCancelled() {
      return action == null;
    }
  }
}
