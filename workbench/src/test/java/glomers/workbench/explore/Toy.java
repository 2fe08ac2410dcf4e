package glomers.workbench.explore;

import glomers.common.node.Node;
import glomers.common.node.NodeProgram;
import glomers.common.node.Request;
import glomers.common.protocol.Body;
import glomers.common.protocol.Body.Broadcast;
import glomers.common.protocol.Body.BroadcastOk;
import glomers.common.protocol.Body.Read;
import glomers.common.protocol.Body.ReadOk;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;

/** A node whose values and behaviour a test defines. */
final class Toy implements NodeProgram {
  final List<Long> values = new ArrayList<>();
  private final BiConsumer<Toy, Request<Broadcast>> handler;
  Node node;

  Toy(BiConsumer<Toy, Request<Broadcast>> handler) {
    this.handler = handler;
  }

  @Override
  public String name() {
    return "toy";
  }

  @Override
  public void start(Node started, List<String> args) {
    node = started;
    node.on(Broadcast.class, request -> handler.accept(this, request));
    node.on(Read.class, request -> node.reply(request, new ReadOk(values)));
  }

  /** Whether a client sent the request. */
  boolean isAsked(Request<?> request) {
    return !node.peers().contains(request.src());
  }

  void acknowledge(Request<?> request) {
    node.reply(request, new BroadcastOk());
  }

  void sendToPeers(Body body) {
    node.peers().forEach(peer -> node.send(peer, body));
  }
}
