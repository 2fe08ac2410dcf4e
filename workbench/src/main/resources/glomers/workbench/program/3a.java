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
 * Challenge 3a: one node, which keeps the values that clients send and returns them all.
 *
 * <p>As a process, the handlers of different clients run on several threads at the same time.
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

  /** {"type": "topology", "topology": {"n0": []}}; the reply is {"type": "topology_ok"}. */
  private void topology(Request<Topology> request) {
    // TODO: acknowledge it: node.reply(request, …)
  }

  /** {"type": "broadcast", "message": 1000}; the reply is {"type": "broadcast_ok"}. */
  private void broadcast(Request<Broadcast> request) {
    long value = request.body().message();
    // TODO: store the value, and acknowledge it
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
