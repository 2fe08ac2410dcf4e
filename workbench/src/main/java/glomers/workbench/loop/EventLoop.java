package glomers.workbench.loop;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
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
  /** How much other threads may bring before they must wait for the loop, in actions. */
  private static final int MAX_POSTED = 8192;

  /** How many posted actions run before the timers have their turn again. */
  private static final int POSTED_AT_ONCE = 256;

  private final EventQueue queue = new EventQueue();
  private final BlockingQueue<Runnable> posted = new ArrayBlockingQueue<>(MAX_POSTED);
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

  /** Whether time passes by itself. */
  public boolean isRealTime() {
    return real;
  }

  /** Nanoseconds since the loop was made. */
  public long now() {
    return real ? System.nanoTime() - origin : virtualNow;
  }

  /** Runs the action at a time; one that has passed means as soon as possible. */
  public Event at(long time, Runnable action) {
    long now = now();
    return schedule(now, Math.max(0, time - now), action);
  }

  /** Runs the action when so many nanoseconds have passed. */
  public Event after(long nanos, Runnable action) {
    return schedule(now(), Math.max(0, nanos), action);
  }

  private Event schedule(long now, long delay, Runnable action) {
    Event event = new Event(now + delay, eventCount++, action);
    queue.add(delay, event);
    return event;
  }

  /** Drops an event, unless it has run. */
  public void cancel(Event event) {
    event.action = null;
    queue.drop(event);
  }

  /** Brings an action from another thread; waits if the loop can't keep up. Thread-safe. */
  public void post(Runnable action) throws InterruptedException {
    if (!stopped) {
      posted.put(action);
    }
  }

  /** Ends {@link #run} after the action that runs now. Thread-safe. */
  public void stop() {
    stopped = true;
    posted.clear(); // whoever waits to post need not wait any more
  }

  /** Runs until {@link #stop}; a virtual loop also ends when nothing is left to do. */
  public void run() throws InterruptedException {
    List<Runnable> batch = new ArrayList<>();
    while (!stopped) {
      Event next = queue.peek();
      if (next != null && (!real || next.time <= now())) {
        queue.remove(next);
        virtualNow = next.time;
        next.action.run();
      } else if (posted.drainTo(batch, POSTED_AT_ONCE) > 0) {
        // Only now: what is due comes first, so that nobody can bring more than gets done.
        batch.forEach(Runnable::run);
        batch.clear();
      } else if (real) {
        await(next);
      } else {
        return;
      }
    }
  }

  private void await(Event next) throws InterruptedException {
    long nanos = next == null ? TimeUnit.SECONDS.toNanos(1) : next.time - now();
    Runnable action = posted.poll(nanos, TimeUnit.NANOSECONDS);
    if (action != null) {
      action.run();
    }
  }

  /** An action that waits for its time. */
  public static final class Event implements Comparable<Event> {
    private final long time;
    private final long number;
    private Runnable action; // null if it was cancelled
    EventQueue.Lane lane; // of the queue, as are its neighbours there; null if it is in none
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
