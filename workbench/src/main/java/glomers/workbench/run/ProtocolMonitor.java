package glomers.workbench.run;

import glomers.workbench.finding.FindingListener;
import glomers.workbench.network.Packet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * Looks at what nodes send, for what breaks the protocol. Between nodes that is little: as in
 * Maelstrom, any object is a body there, and ids may look like anything. Belongs to its loop's
 * thread.
 */
final class ProtocolMonitor {
  private static final Set<String> ANSWERS =
      Set.of("init_ok", "topology_ok", "broadcast_ok", "read_ok");

  private final Set<String> nodes;
  private final FindingListener listener;
  private final FindingListener fatal;
  private final Map<String, Ids> requests = new LinkedHashMap<>(); // by sender

  /**
   * @param fatal told of what a test cannot go on after, as Maelstrom's doesn't
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
    } else if (ANSWERS.contains(packet.type()) && saysNothing(packet)) {
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

  /** An answer with a field of its own may well tell whoever gets it what it answers. */
  private static boolean saysNothing(Packet packet) {
    return !packet.isReply() && packet.bodyKey().isEmpty() && !packet.hasMessages();
  }

  private Ids ids(String src) {
    return requests.computeIfAbsent(src, sender -> new Ids());
  }

  /**
   * The ids of a node's requests, to whomever: one node may answer what another was asked. As a
   * range, since to keep each of them would cost too much.
   */
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
