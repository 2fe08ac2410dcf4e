package glomers.workbench.run;

import glomers.workbench.finding.FindingListener;
import glomers.workbench.network.Packet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * Checks that the messages of nodes follow the protocol. Messages between nodes have few rules: as
 * in Maelstrom, their body can be any JSON object, and their ids can be of any form. Confined to
 * the event-loop thread.
 */
final class ProtocolMonitor {
  private static final Set<String> ANSWERS =
      Set.of("init_ok", "topology_ok", "broadcast_ok", "read_ok");

  private final Set<String> nodes;
  private final FindingListener listener;
  private final FindingListener fatal;
  private final Map<String, Ids> requests = new LinkedHashMap<>(); // by sender

  /**
   * @param fatal receives violations after which the test must end, as it does in Maelstrom
   */
  ProtocolMonitor(Set<String> nodes, FindingListener listener, FindingListener fatal) {
    this.nodes = nodes;
    this.listener = listener;
    this.fatal = fatal;
  }

  void sent(String node, Packet packet) {
    packet
        .furtherKey()
        .ifPresent(
            key ->
                fatal.add(
                    node,
                    "unknown-key",
                    "%s sent a message with the key \"%s\" beside src, dest and body: Maelstrom takes"
                            .formatted(node, key)
                        + " no such message. What a program has to say belongs in the body: "
                        + packet.text()));
    if (!packet.src().equals(node)) {
      listener.add(
          node,
          "wrong-src",
          node + " sent a message in the name of " + packet.src() + ": " + packet.text());
    }
    if (nodes.contains(packet.dest())) {
      sentToNode(node, packet);
    }
  }

  private void sentToNode(String node, Packet packet) {
    if (packet.dest().equals(node)) {
      listener.add(
          node,
          "sends-to-itself",
          node
              + " sent itself a message through the network, which counts and takes as long as any"
              + " other: "
              + packet.text());
    }
    if (packet.msgId().isPresent()) {
      ids(node).add(packet.msgId().getAsLong());
    }
    if (packet.inReplyTo().isPresent()) {
      long msgId = packet.inReplyTo().getAsLong();
      if (!ids(packet.dest()).mayHold(msgId)) {
        listener.add(
            node,
            "reply-to-no-request",
            node + " answered a request that " + packet.dest() + " never made: " + packet.text());
      }
    } else if (ANSWERS.contains(packet.type()) && hasOnlyType(packet)) {
      listener.add(
          node,
          "reply-without-in-reply-to",
          node
              + " sent "
              + packet.dest()
              + " an answer without in_reply_to. A request without msg_id wants no answer: "
              + packet.text());
    }
  }

  /**
   * Whether a message contains nothing but its type. A reply with another field may identify its
   * request by that field.
   */
  private static boolean hasOnlyType(Packet packet) {
    return !packet.isReply() && packet.bodyKey().isEmpty() && !packet.hasMessages();
  }

  private Ids ids(String src) {
    return requests.computeIfAbsent(src, sender -> new Ids());
  }

  /**
   * The ids of a node's requests to all receivers, since a request may be answered by another node.
   * Only their range is kept, to bound the memory.
   */
  private static final class Ids {
    private long min = Long.MAX_VALUE;
    private long max = Long.MIN_VALUE;

    void add(long id) {
      min = Math.min(min, id);
      max = Math.max(max, id);
    }

    boolean mayHold(long id) {
      return min <= id && id <= max;
    }
  }
}
