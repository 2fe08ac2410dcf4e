package glomers.workbench.scenario;

import glomers.workbench.network.Packet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * Looks at what nodes send to each other, for what breaks the protocol. Belongs to its loop's
 * thread.
 */
final class WireWatch {
  /** How many requests are remembered: those of the last few seconds of any run. */
  private static final int MAX_REQUESTS = 200_000;

  private final Set<String> nodes;
  private final Findings findings;
  private final Map<Request, Boolean> requests =
      new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Request, Boolean> eldest) {
          return size() > MAX_REQUESTS;
        }
      };

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
      requests.put(new Request(packet.src(), packet.dest(), packet.msgId().getAsLong()), true);
    }
    if (packet.inReplyTo().isPresent()) {
      long msgId = packet.inReplyTo().getAsLong();
      if (!requests.containsKey(new Request(packet.dest(), packet.src(), msgId))) {
        findings.add(
            node,
            "reply-to-no-request",
            node + " answered a request that " + packet.dest() + " never made: " + packet);
      }
    } else if (packet.type().endsWith("_ok")) {
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

  private record Request(String src, String dest, long msgId) {}
}
