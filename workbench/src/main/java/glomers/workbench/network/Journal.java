package glomers.workbench.network;

import java.util.Optional;

/**
 * A record of all messages. {@link #add} is called for each message when it is delivered or lost.
 * Confined to the event-loop thread.
 */
@FunctionalInterface
public interface Journal {
  /** A journal that records nothing. */
  Journal NONE = entry -> {};

  /**
   * The cause of loss if a node does not read its input: the input is full, or the node has closed
   * it.
   */
  String UNREAD_INPUT = "unread input";

  void add(Entry entry);

  /**
   * The operations begin. For people, this is time 0, and earlier times are negative.
   *
   * @param now the time on the loop's clock, in nanoseconds
   */
  default void begin(long now) {}

  /**
   * A message was sent.
   *
   * @param now the time on the loop's clock, in nanoseconds
   */
  default void sent(long id, Packet packet, long now) {}

  /**
   * A message between nodes is still in flight at the end of the test.
   *
   * @param sent when it was sent, on the loop's clock, in nanoseconds
   */
  default void underWay(long id, Packet packet, long sent) {}

  /**
   * A message that was delivered or lost. Immutable.
   *
   * @param id the network's number for it; the two copies of a duplicate share it
   * @param sent when it was sent, on the loop's clock, in nanoseconds
   * @param arrived when it was delivered or lost, on the loop's clock, in nanoseconds
   * @param lostBy the cause of the loss, if it was lost: the {@linkplain InjectedFault#name name}
   *     of a fault, or {@link #UNREAD_INPUT}
   */
  record Entry(long id, Packet packet, long sent, long arrived, Optional<String> lostBy) {}
}
