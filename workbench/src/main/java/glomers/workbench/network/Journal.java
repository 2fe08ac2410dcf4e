package glomers.workbench.network;

import java.util.Optional;

/** Told of every message once its fate is known. */
@FunctionalInterface
public interface Journal {
  /** A journal that keeps nothing. */
  Journal NONE = entry -> {};

  /** What lost a message to a node that does not read: its input is full, or it has closed it. */
  String UNREAD_INPUT = "unread input";

  void add(Entry entry);

  /**
   * Told when the operations begin: for people, that is the time 0, and what came before is
   * negative.
   *
   * @param now on the loop's clock, in nanoseconds
   */
  default void begin(long now) {}

  /**
   * Told of every message when it is sent, and its fate is still open.
   *
   * @param now on the loop's clock, in nanoseconds
   */
  default void sent(long id, Packet packet, long now) {}

  /**
   * Told, at the end of a test, of every message between nodes that was still under way.
   *
   * @param sent when it was sent, on the loop's clock, in nanoseconds
   */
  default void underWay(long id, Packet packet, long sent) {}

  /**
   * One message and what became of it.
   *
   * @param id the network's number for it; the two copies of a duplicate share it
   * @param sent when it was sent, on the loop's clock, in nanoseconds
   * @param arrived when it was delivered or lost, on the same clock
   * @param lostBy what lost it, if it was lost: the {@linkplain InjectedFault#name name} of a
   *     injected, or {@link #UNREAD_INPUT}
   */
  record Entry(long id, Packet packet, long sent, long arrived, Optional<String> lostBy) {}
}
