package glomers.workbench.loop;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Runs actions at their scheduled times, one after another, on the thread that calls {@link #run}.
 *
 * <p>With a {@linkplain #virtual() virtual} clock, time jumps to the next action. Actions with
 * equal times run in the order in which they were scheduled, so a run depends on nothing but its
 * actions. With a {@linkplain #realTime() real} clock, the loop waits until an action is due, and
 * other threads may {@link #post} actions to it.
 *
 * <p>{@link #post}, {@link #stop}, {@link #isStopped} and, with a real clock, {@link #now} are
 * thread-safe. All other methods are confined to the event-loop thread, which is the thread that
 * calls {@link #run}.
 */
public final class EventLoop {
  /** Inbox capacity, in bytes. Threads that post more wait for the loop. */
  private static final long INBOX_BYTES = 16L * 1024 * 1024;

  /** The maximum number of actions in a turn. A turn also ends when no action is due. */
  private static final int MAX_TURN = 64;

  /**
   * The shortest wait of a real loop, unless an action is posted meanwhile. Actions that are due
   * within this time run after one wake-up, because waking a thread costs more than most actions.
   */
  private static final long MIN_WAIT_NANOS = TimeUnit.MICROSECONDS.toNanos(500);

  private static final long MAX_WAIT_NANOS = TimeUnit.SECONDS.toNanos(1);

  private final EventQueue queue = new EventQueue();
  private final Inbox inbox = new Inbox(INBOX_BYTES);
  private final List<Runnable> atEndOfTurn = new ArrayList<>();
  private final boolean real;
  private final long originNanos = System.nanoTime();
  private long virtualNow;
  private long eventCount;
  private volatile boolean stopped;

  private EventLoop(boolean real) {
    this.real = real;
  }

  /** A loop with a virtual clock. */
  public static EventLoop virtual() {
    return new EventLoop(false);
  }

  /** A loop with a real clock. */
  public static EventLoop realTime() {
    return new EventLoop(true);
  }

  /** The time, in nanoseconds since the loop was created. */
  public long now() {
    return real ? System.nanoTime() - originNanos : virtualNow;
  }

  /** Schedules an action at a time. If the time has passed, the action runs as soon as possible. */
  public Event at(long time, Runnable action) {
    long now = now();
    return schedule(now, time <= now ? 0 : time - now, action);
  }

  /** Schedules an action after a delay, in nanoseconds. */
  public Event after(long nanos, Runnable action) {
    return schedule(now(), Math.max(0, nanos), action);
  }

  private Event schedule(long now, long delay, Runnable action) {
    long time = delay > Long.MAX_VALUE - now ? Long.MAX_VALUE : now + delay; // saturates
    Event event = new Event(time, eventCount++, action);
    queue.add(delay, event);
    return event;
  }

  /** Cancels an event. No effect if it has run. */
  public void cancel(Event event) {
    event.action = null;
    queue.drop(event);
  }

  /**
   * Hands an action to the loop from another thread. Blocks while the inbox is full. Thread-safe.
   *
   * @param bytes the size of the data that the action holds
   */
  public void post(Runnable action, long bytes) throws InterruptedException {
    inbox.put(action, bytes);
  }

  /** Hands an action that holds hardly any data to the loop. Thread-safe. */
  public void post(Runnable action) throws InterruptedException {
    post(action, 0);
  }

  /**
   * Runs an action once, at the end of this turn: when no other action is due, or after at most 64
   * actions. It is for work that is cheaper when batched over many actions.
   */
  public void atEndOfTurn(Runnable action) {
    atEndOfTurn.add(action);
  }

  /** Ends {@link #run} after the current action. No further action runs. Thread-safe. */
  public void stop() {
    stopped = true;
    inbox.close(); // releases threads that are blocked in post
  }

  /** Whether {@link #stop} was called. Thread-safe. */
  public boolean isStopped() {
    return stopped;
  }

  /** Runs until {@link #stop}. A virtual loop also ends when no action is scheduled. */
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

  /** Runs the next due event, or else the next posted action; false if there is neither. */
  private boolean runNext() {
    Event next = queue.peek();
    if (next != null && (!real || next.time <= now())) {
      queue.remove(next);
      virtualNow = next.time;
      next.action.run();
      return true;
    }
    // Due events come first, so threads cannot post work faster than the loop completes it.
    Runnable posted = inbox.poll();
    if (posted != null) {
      posted.run();
    }
    return posted != null;
  }

  private void endTurn() {
    List<Runnable> actions = List.copyOf(atEndOfTurn);
    atEndOfTurn.clear();
    for (Runnable action : actions) {
      if (stopped) { // by the previous action
        return;
      }
      action.run();
    }
  }

  /** Waits until an action may be due; false if none will ever be. */
  private boolean waitForMore() throws InterruptedException {
    Event next = queue.peek();
    if (!real) {
      return next != null;
    }
    long nanos = next == null ? MAX_WAIT_NANOS : next.time - now();
    inbox.await(Math.max(MIN_WAIT_NANOS, nanos));
    return true;
  }

  /** A scheduled action. Confined to the event-loop thread. */
  public static final class Event implements Comparable<Event> {
    private final long time;
    private final long number;
    private Runnable action; // null once cancelled
    EventQueue.Fifo fifo; // null if in none; this and the two links below belong to EventQueue
    Event previous;
    Event following;

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
