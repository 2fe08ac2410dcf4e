package broadcast;

import glomers.common.io.StdioNode;
import glomers.common.node.Node;
import glomers.common.node.NodeProgram;
import glomers.common.node.Request;
import glomers.common.protocol.Body.Broadcast;
import glomers.common.protocol.Body.Read;
import glomers.common.protocol.Body.Topology;
import java.util.List;

/**
 * Challenge 3b: several nodes. A value that a client sends to one node must reach all of them, and
 * soon.
 *
 * <p>As a process, the handlers of different senders run on several threads at the same time.
 */
public final class BroadcastNode implements NodeProgram {
  private Node node;

  /** The runtime answers {@code init} by itself. Every other request needs a handler. */
  @Override
  public void start(Node node, List<String> args) {
    this.node = node;
    node.on(Topology.class, this::topology);
    node.on(Broadcast.class, this::broadcast);
    node.on(Read.class, this::read);
  }

  /**
   * {"type": "topology", "topology": {"n0": ["n1"], "n1": ["n0"]}}: suggested neighbours. Any node
   * can send to any other. The reply is {"type": "topology_ok"}.
   */
  private void topology(Request<Topology> request) {
    // TODO: acknowledge it
  }

  /** {"type": "broadcast", "message": 1000}; the reply is {"type": "broadcast_ok"}. */
  private void broadcast(Request<Broadcast> request) {
    long value = request.body().message();
    // TODO: store the value, and acknowledge it
    // TODO: tell the other nodes, node.peers()
  }

  /** {"type": "read"}; the reply is {"type": "read_ok", "messages": [1000, 8, 72]}. */
  private void read(Request<Read> request) {
    // TODO: reply with all values
  }

  @Override
  public String name() {
    return "broadcast";
  }

  public static void main(String[] args) {
    StdioNode.main(BroadcastNode::new, args);
  }
}
