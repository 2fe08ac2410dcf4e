package glomers.workbench.loop;

import glomers.workbench.loop.EventLoop.Event;
import java.util.ArrayList;
import java.util.List;
import java.util.PriorityQueue;

/**
 * A priority queue of events, ordered by time and then by the order of scheduling.
 *
 * <p>Nearly all events of a test have one of a few delays: zero, the latency, the retry interval, a
 * timeout. Events with the same delay are scheduled in the order in which they are due. So each
 * such delay has a FIFO list, in which adding, taking and cancelling take constant time. Only other
 * events go to a heap. With a single heap, thousands of pending timeouts would slow down every
 * message. Not thread-safe.
 */
final class EventQueue {
  /** The maximum number of FIFO lists: {@link #peek} looks at the head of each. */
  private static final int MAX_FIFOS = 8;

  private final List<Fifo> fifos = new ArrayList<>();
  private final PriorityQueue<Event> sorted = new PriorityQueue<>();

  /**
   * Adds an event. It comes after earlier ones with the same time.
   *
   * @param delay the time from its scheduling until it is due, in nanoseconds; the clock never goes
   *     back
   */
  void add(long delay, Event event) {
    event.fifo = fifoFor(delay);
    if (event.fifo == null) {
      sorted.add(event);
    } else {
      event.fifo.append(event);
    }
  }

  /** The next event, without removing it; null if the queue is empty. */
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

  /** Removes the event that {@link #peek} returned. */
  void remove(Event next) {
    if (next.fifo == null) {
      sorted.remove();
    } else {
      next.fifo.unlink(next);
    }
  }

  /** Removes a cancelled event. No effect on one that was removed before. */
  void drop(Event event) {
    if (event.fifo != null) { // else it stays in the heap until it is due
      event.fifo.unlink(event);
    }
  }

  /** The FIFO list for a delay; null if all lists are in use for other delays. */
  private Fifo fifoFor(long delay) {
    Fifo free = null;
    for (int i = 0; i < fifos.size(); i++) {
      Fifo fifo = fifos.get(i);
      if (fifo.delay == delay) {
        return fifo;
      }
      free = fifo.first == null ? fifo : free;
    }
    if (free == null && fifos.size() < MAX_FIFOS) {
      free = new Fifo();
      fifos.add(free);
    }
    if (free != null) {
      free.delay = delay;
    }
    return free;
  }

  /** Events with one delay, in order, as a doubly linked list. */
  static final class Fifo {
    private long delay;
    private Event first;
    private Event last;

    private void append(Event event) {
      event.previous = last;
      if (last == null) {
        first = event;
      } else {
        last.following = event;
      }
      last = event;
    }

    private void unlink(Event event) {
      if (event.previous == null) {
        first = event.following;
      } else {
        event.previous.following = event.following;
      }
      if (event.following == null) {
        last = event.previous;
      } else {
        event.following.previous = event.previous;
      }
      event.previous = null;
      event.following = null;
      event.fifo = null;
    }
  }
}
