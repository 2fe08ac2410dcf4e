package glomers.workbench.correct;

import glomers.common.node.Node;
import glomers.common.node.NodeProgram;
import glomers.common.node.Request;
import glomers.common.protocol.Body;
import glomers.common.protocol.Body.Broadcast;
import glomers.common.protocol.Body.Read;
import glomers.common.protocol.Body.Topology;
import glomers.common.protocol.ErrorCode;
import java.util.List;

/** Correct: it refuses one in six requests of clients, with a definite error. */
final class RefusesNowAndThen implements NodeProgram {
  private static final int ONE_IN = 6;

  private Node node;

  @Override
  public String name() {
    return "refuses-now-and-then";
  }

  @Override
  public void start(Node node, List<String> args) {
    this.node = node;
    FanOut fanOut = new FanOut(node);
    node.on(
        Broadcast.class,
        request -> {
          if (!refused(request)) {
            fanOut.broadcast(request);
          }
        });
    node.on(
        Read.class,
        request -> {
          if (!refused(request)) {
            fanOut.read(request);
          }
        });
    node.on(Topology.class, fanOut::topology);
  }

  private boolean refused(Request<?> request) {
    boolean refused = !node.peers().contains(request.src()) && node.random().nextInt(ONE_IN) == 0;
    if (refused) {
      node.reply(request, new Body.Error(ErrorCode.TEMPORARILY_UNAVAILABLE, "not now"));
    }
    return refused;
  }
}
