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

/**
 * Correct: it forwards nothing. It reads from one peer after another for ever, at the interval in
 * its argument, in ms.
 */
final class PullsOnly implements NodeProgram {
  private final Values values = new Values();
  private Node node;
  private Duration interval;

  @Override
  public String name() {
    return "pulls-only";
  }

  @Override
  public void start(Node node, List<String> args) {
    this.node = node;
    interval = Duration.ofMillis(Long.parseLong(args.get(0)));
    node.on(Broadcast.class, this::broadcast);
    node.on(Read.class, request -> node.reply(request, new ReadOk(values.list())));
    node.on(Topology.class, request -> node.reply(request, new TopologyOk()));
    node.runLater(interval, () -> pull(0));
  }

  private void broadcast(Request<Broadcast> request) {
    values.add(request.body().message());
    node.reply(request, new BroadcastOk());
  }

  private void pull(int round) {
    List<String> peers = node.peers();
    if (!peers.isEmpty()) {
      node.rpc(peers.get(round % peers.size()), new Read(), ReadOk.class, interval)
          .thenAccept(ok -> values.addAll(ok.messages()));
    }
    node.runLater(interval, () -> pull(round + 1));
  }
}
