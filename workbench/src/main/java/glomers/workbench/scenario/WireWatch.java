package glomers.workbench.scenario;

import glomers.workbench.network.Packet;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/**
 * Looks at what nodes send to each other, for what breaks the protocol. Belongs to its loop's
 * thread.
 */
final class WireWatch {
  private static final Set<String> ANSWERS =
      Set.of("init_ok", "topology_ok", "broadcast_ok", "read_ok");

  private final Set<String> nodes;
  private final Findings findings;
  private final Map<String, Map<String, Ids>> requests = new HashMap<>(); // by sender, receiver

  WireWatch(Set<String> nodes, Findings findings) {
    this.nodes = nodes;
    this.findings = findings;
  }

  void sent(String node, Packet packet) {
    if (!packet.src().equals(node)) {
      findings.add(
          node,
          "wrong-src",
          node + " sent a message in the name of " + packet.src() + ": " + packet);
    }
    if (!nodes.contains(packet.dest())) {
      return;
    }
    if (packet.msgId().isPresent()) {
      ids(packet.src(), packet.dest()).add(packet.msgId().getAsLong());
    }
    if (packet.inReplyTo().isPresent()) {
      long msgId = packet.inReplyTo().getAsLong();
      if (!ids(packet.dest(), packet.src()).mayHold(msgId)) {
        findings.add(
            node,
            "reply-to-no-request",
            node + " answered a request that " + packet.dest() + " never made: " + packet);
      }
    } else if (ANSWERS.contains(packet.type())) {
      findings.add(
          node,
          "reply-without-in-reply-to",
          node
              + " sent "
              + packet.dest()
              + " an answer without in_reply_to. A request without msg_id wants no answer: "
              + packet);
    }
  }

  private Ids ids(String src, String dest) {
    return requests
        .computeIfAbsent(src, sender -> new HashMap<>())
        .computeIfAbsent(dest, receiver -> new Ids());
  }

  /** The ids of the requests on one link, as a range: to keep each of them would cost too much. */
  private static final class Ids {
    private long least = Long.MAX_VALUE;
    private long most = Long.MIN_VALUE;

    void add(long id) {
      least = Math.min(least, id);
      most = Math.max(most, id);
    }

    boolean mayHold(long id) {
      return least <= id && id <= most;
    }
  }
}
