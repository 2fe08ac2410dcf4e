package glomers.workbench.correct;

import glomers.common.node.Node;
import glomers.common.node.NodeProgram;
import glomers.common.node.Request;
import glomers.common.protocol.Body.Broadcast;
import glomers.common.protocol.Body.Read;
import glomers.common.protocol.Body.ReadOk;
import glomers.common.protocol.Body.Topology;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/**
 * Correct: on a client's read, it first reads from every peer, and waits a while for the replies.
 */
final class AsksPeersWhenRead implements NodeProgram {
  private static final Duration RPC_TIMEOUT = Duration.ofMillis(400);

  private Node node;
  private FanOut fanOut;

  @Override
  public String name() {
    return "asks-peers-when-read";
  }

  @Override
  public void start(Node node, List<String> args) {
    this.node = node;
    fanOut = new FanOut(node);
    node.on(Broadcast.class, fanOut::broadcast);
    node.on(Read.class, this::read);
    node.on(Topology.class, fanOut::topology);
  }

  private void read(Request<Read> request) {
    if (node.peers().contains(request.src())) {
      fanOut.read(request);
      return;
    }
    CompletableFuture<?>[] answers =
        node.peers().stream()
            .map(peer -> node.rpc(peer, new Read(), ReadOk.class, RPC_TIMEOUT))
            .map(answer -> answer.thenAccept(ok -> fanOut.values().addAll(ok.messages())))
            .map(answer -> answer.exceptionally(timeout -> null).toCompletableFuture())
            .toArray(CompletableFuture<?>[]::new);
    CompletableFuture.allOf(answers).thenRun(() -> fanOut.read(request));
  }
}
