package glomers.workbench.loop;

import glomers.workbench.loop.EventLoop.Event;
import java.util.ArrayList;
import java.util.List;
import java.util.PriorityQueue;

/**
 * Events in the order of their times, and of their scheduling where those are equal.
 *
 * <p>Nearly all events of a test have one of a few delays: none, the latency, the time until a
 * retry, a timeout. Those of one delay come in order by themselves, so each such delay has a fifo
 * of its own, in which adding, taking and cancelling are a matter of two links; only the rest is
 * sorted. In one sorted queue, thousands of timeouts would make every message dear. Not
 * thread-safe.
 */
final class EventQueue {
  /** More fifos would cost more to look through than they save. */
  private static final int MAX_LANES = 8;

  private final List<Fifo> fifos = new ArrayList<>();
  private final PriorityQueue<Event> sorted = new PriorityQueue<>();

  /**
   * Adds an event, which comes after all that were added before with the same time.
   *
   * @param delay how long after its scheduling it is due; the clock never goes back
   */
  void add(long delay, Event event) {
    event.fifo = fifoFor(delay);
    if (event.fifo == null) {
      sorted.add(event);
    } else {
      event.fifo.append(event);
    }
  }

  /** The next event, which stays; null if there is none. */
  Event peek() {
    while (!sorted.isEmpty() && sorted.peek().isCancelled()) {
      sorted.remove();
    }
    Event next = sorted.peek();
    for (int i = 0; i < fifos.size(); i++) {
      Event first = fifos.get(i).first;
      if (first != null && (next == null || first.compareTo(next) < 0)) {
        next = first;
      }
    }
    return next;
  }

  /** Takes the event that {@link #peek} gave. */
  void remove(Event next) {
    if (next.fifo == null) {
      sorted.remove();
    } else {
      next.fifo.unlink(next);
    }
  }

  /** Drops an event that was cancelled; one that was taken is no longer there. */
  void drop(Event event) {
    if (event.fifo != null) { // else it stays until its time: to find it would mean to search
      event.fifo.unlink(event);
    }
  }

  /** The fifo of a delay; null if there is none free. */
  private Fifo fifoFor(long delay) {
    Fifo free = null;
    for (int i = 0; i < fifos.size(); i++) {
      Fifo fifo = fifos.get(i);
      if (fifo.delay == delay) {
        return fifo;
      }
      free = fifo.first == null ? fifo : free;
    }
    if (free == null && fifos.size() < MAX_LANES) {
      free = new Fifo();
      fifos.add(free);
    }
    if (free != null) {
      free.delay = delay;
    }
    return free;
  }

  /** Events of one delay, in order: a list with links both ways. */
  static final class Fifo {
    private long delay;
    private Event first;
    private Event last;

    private void append(Event event) {
      event.before = last;
      if (last == null) {
        first = event;
      } else {
        last.after = event;
      }
      last = event;
    }

    private void unlink(Event event) {
      if (event.before == null) {
        first = event.after;
      } else {
        event.before.after = event.after;
      }
      if (event.after == null) {
        last = event.before;
      } else {
        event.after.before = event.before;
      }
      event.before = null;
      event.after = null;
      event.fifo = null;
    }
  }
}
