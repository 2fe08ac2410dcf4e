package glomers.workbench.correct;

import glomers.common.node.Node;
import glomers.common.node.NodeProgram;
import glomers.common.node.Request;
import glomers.common.protocol.Body.Broadcast;
import glomers.common.protocol.Body.BroadcastOk;
import glomers.common.protocol.Body.Read;
import glomers.common.protocol.Body.ReadOk;
import glomers.common.protocol.Body.Topology;
import glomers.common.protocol.Body.TopologyOk;
import java.time.Duration;
import java.util.List;

/** Correct: it sends all its values to every peer twice a second, for ever. */
final class PushesAll implements NodeProgram {
  private static final Duration INTERVAL = Duration.ofMillis(500);

  private final Values values = new Values();
  private Node node;

  @Override
  public String name() {
    return "pushes-all";
  }

  @Override
  public void start(Node node, List<String> args) {
    this.node = node;
    node.on(Broadcast.class, this::broadcast);
    node.on(ReadOk.class, request -> values.addAll(request.body().messages()));
    node.on(Read.class, request -> node.reply(request, new ReadOk(values.list())));
    node.on(Topology.class, request -> node.reply(request, new TopologyOk()));
    node.runLater(INTERVAL, this::push);
  }

  private void broadcast(Request<Broadcast> request) {
    values.add(request.body().message());
    node.reply(request, new BroadcastOk());
  }

  private void push() {
    node.peers().forEach(peer -> node.send(peer, new ReadOk(values.list())));
    node.runLater(INTERVAL, this::push);
  }
}
