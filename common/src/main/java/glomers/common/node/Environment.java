package glomers.common.node;

import glomers.common.protocol.Message;
import java.time.Duration;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/**
 * A node's only access to what is outside it: messages, timers, a clock, randomness and a log. A
 * node uses nothing else, so the same compiled node runs under Maelstrom and in a simulation.
 *
 * <p>In the other direction, the environment calls {@link Node#receive}. It may call it, and run
 * the tasks of {@link #runLater}, on several threads at once or on a single one. An environment
 * that uses several threads must be thread-safe itself.
 */
public interface Environment {

  /**
   * Sends a message as it is now: the program may later change a list that its record refers to.
   * Does not wait for the delivery. The message may be delayed or lost.
   */
  void send(Message message);

  /**
   * Runs the task once, when the delay has passed.
   *
   * @param delay from 0 to {@code Long.MAX_VALUE} nanoseconds, which {@link Node} ensures. If it
   *     ends beyond the range of the clock, the task never runs
   * @param task throws no exception of the program's: {@link Node} catches and logs those
   */
  Timer runLater(Duration delay, Runnable task);

  /** The time since an arbitrary origin, in nanoseconds. It never decreases. */
  long nanoTime();

  /** The only source of randomness that a node may use. */
  RandomGenerator random();

  /** Writes one or more lines to the node's log. */
  void log(String text);

  /**
   * Writes a line to the node's log if its level is {@code debug}. Otherwise the text is not
   * created.
   */
  default void debug(Supplier<String> text) {}

  /** A task that was scheduled to run later. */
  interface Timer {
    /** Cancels the task unless it has started. */
    void cancel();
  }
}
