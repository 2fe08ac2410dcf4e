package glomers.workbench.correct;

import glomers.common.node.Node;
import glomers.common.node.NodeProgram;
import glomers.common.node.Request;
import glomers.common.protocol.Body.Broadcast;
import glomers.common.protocol.Body.Read;
import glomers.common.protocol.Body.ReadOk;
import glomers.common.protocol.Body.Topology;
import java.util.List;

/** Correct: on a client's read, it also sends all its values to a random peer. */
final class GossipsWhenRead implements NodeProgram {
  private Node node;
  private FanOut fanOut;

  @Override
  public String name() {
    return "gossips-when-read";
  }

  @Override
  public void start(Node node, List<String> args) {
    this.node = node;
    fanOut = new FanOut(node);
    node.on(Broadcast.class, fanOut::broadcast);
    node.on(Read.class, this::read);
    node.on(ReadOk.class, request -> fanOut.values().addAll(request.body().messages()));
    node.on(Topology.class, fanOut::topology);
  }

  private void read(Request<Read> request) {
    fanOut.read(request);
    List<String> peers = node.peers();
    if (!peers.isEmpty()) {
      node.send(peers.get(node.random().nextInt(peers.size())), new ReadOk(fanOut.values().list()));
    }
  }
}
