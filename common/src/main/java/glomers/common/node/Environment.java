package glomers.common.node;

import glomers.common.protocol.Message;
import java.time.Duration;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/**
 * A node's whole view of the outside: hand over a message, run this later, and the clock,
 * randomness and log of the place. Nothing else reaches a node, so the same compiled node runs
 * under Maelstrom and in a simulation.
 *
 * <p>The other direction is {@link Node#receive}. An environment may call it, and the tasks of
 * {@link #runLater}, from several threads at once; it may also do so from one thread only.
 * Implementations must be as thread-safe as the calls they make.
 */
public interface Environment {

  /**
   * Hands over a message, as it is now: its sender may change what a record of its own refers to.
   * Returns at once; the message may be delayed or lost on its way.
   */
  void send(Message message);

  /**
   * Runs the task once, when the delay has passed.
   *
   * @param delay from 0 to {@code Long.MAX_VALUE} nanoseconds, which a {@link Node} sees to; a time
   *     beyond what the clock can show is never
   * @param task throws nothing that the program is to blame for: its node catches and logs that
   */
  Timer runLater(Duration delay, Runnable task);

  /** The time since an arbitrary origin, in nanoseconds; it never goes back. */
  long nanoTime();

  /** The only source of randomness that a node may use. */
  RandomGenerator random();

  /** Writes a line, or several, to the node's log. */
  void log(String text);

  /**
   * Writes a line to the node's log if its level is {@code debug}; if it is not, as most of the
   * time, the text is not even made.
   */
  default void debug(Supplier<String> text) {}

  /** A task that waits for its time. */
  interface Timer {
    /** Drops the task unless it has begun. */
    void cancel();
  }
}
