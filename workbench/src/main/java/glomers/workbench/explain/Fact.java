package glomers.workbench.explain;

import glomers.workbench.network.InjectedFault;
import java.util.List;
import java.util.Map;

/**
 * One fact about a value that the records of a run show; "it" below is that value. Facts are data:
 * {@code glomers.workbench.report} makes the sentences. Immutable.
 */
public sealed interface Fact {

  // What clients saw.

  /**
   * A client broadcast it.
   *
   * @param again whether it had been broadcast before
   */
  record Broadcast(Call call, boolean again) implements Fact {}

  /** The number of further broadcasts of it. */
  record MoreBroadcasts(int count) implements Fact {}

  /** The last read that contains it. */
  record LastReadWith(Call read) implements Fact {}

  /** The last successful read that does not contain it. */
  record LastReadWithout(Call read) implements Fact {}

  /** No read contains it. */
  record InNoRead() implements Fact {}

  /** What the final reads show of it. */
  record AtTheEnd(
      List<String> with, List<String> without, Map<String, String> failures, List<String> unread)
      implements Fact {
    public AtTheEnd {
      with = List.copyOf(with);
      without = List.copyOf(without);
      unread = List.copyOf(unread);
    }
  }

  /** A read that should contain it and does not. */
  record StaleRead(Call read) implements Fact {}

  // What a node that had it did with it.

  /** A read contains it, and a later read of the same node does not. */
  record Forgotten(Call with, Call without) implements Fact {}

  /**
   * A node had it, and no read of the node contains it.
   *
   * @param acknowledged whether the node acknowledged it to a client
   * @param elsewhere whether a read of another node contains it
   */
  record NeverInItsReads(String node, boolean acknowledged, boolean elsewhere) implements Fact {}

  /** The first read of a node that contains it. */
  record FirstReadWith(Call read) implements Fact {}

  // Which messages brought it to which nodes.

  /** A message with it, and whether that message was delivered. */
  record Sent(Transmission message) implements Fact {}

  /**
   * Further messages with it on one link, none of which arrived in time.
   *
   * @param count how many
   * @param last the last of them
   * @param stoppedBy how many of them each fault stopped, by the fault's name
   */
  record SentAgain(int count, Transmission last, Map<String, Integer> stoppedBy, boolean atTheEnd)
      implements Fact {}

  /** The number of further messages with it to a node, and the last of them. */
  record MoreMessages(int count, Transmission last) implements Fact {}

  /** No node sent it to a node again after the messages with it were lost. */
  record NotSentAgain(String node, boolean atTheEnd) implements Fact {}

  /**
   * No node sent it to these nodes.
   *
   * @param holders the nodes that had it
   */
  record NotSentTo(List<String> nodes, List<String> holders, boolean atTheEnd) implements Fact {}

  /**
   * No message in the journal brings it to these nodes, but the program spreads values in ways that
   * the journal does not show.
   */
  record NotSeenOnItsWay(List<String> nodes, boolean atTheEnd) implements Fact {}

  /** Further links on which it was sent and did not arrive in time. */
  record MoreLinks(int count, boolean atTheEnd) implements Fact {}

  /** The nodes that had it sent it to no other. */
  record SentToNobody(List<String> holders, boolean atTheEnd) implements Fact {}

  /** A node that had it was paused. */
  record Paused(String node, InjectedFault pause) implements Fact {}

  // How it finally reached a node.

  /**
   * The path on which it reached a node.
   *
   * @param hops the last of its hops
   * @param length how many hops there were
   */
  record Route(String node, List<Transmission> hops, int length) implements Fact {
    public Route {
      hops = List.copyOf(hops);
    }
  }

  /** A client broadcast it to the node itself. */
  record BroadcastTo(Call call) implements Fact {}

  /** A read of the node is the first record of it there. */
  record FirstSeenIn(Call read) implements Fact {}

  /**
   * No later read of the node contains it.
   *
   * @param worked whether a later read succeeded
   */
  record NotInLaterReads(String node, boolean worked) implements Fact {}

  // Advice.

  /** Usual causes of a problem. */
  enum Advice implements Fact {
    UNLOCKED_OR_STARTED_OVER,
    OLD_COPY,
    NOT_STORED
  }

  /**
   * A handler to look at.
   *
   * @param type the type of the messages that it handles; empty if they have none
   */
  record LookAtHandler(String type) implements Fact {}
}
