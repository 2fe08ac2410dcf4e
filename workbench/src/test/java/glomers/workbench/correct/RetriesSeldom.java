package glomers.workbench.correct;

import glomers.common.node.Node;
import glomers.common.node.NodeProgram;
import glomers.common.protocol.Body.Broadcast;
import glomers.common.protocol.Body.Read;
import glomers.common.protocol.Body.Topology;
import java.time.Duration;
import java.util.List;

/** Correct: its arguments are the intervals between its attempts, in ms; the last is repeated. */
final class RetriesSeldom implements NodeProgram {
  @Override
  public String name() {
    return "retries-seldom";
  }

  @Override
  public void start(Node node, List<String> args) {
    FanOut fanOut =
        new FanOut(node, args.stream().map(Long::parseLong).map(Duration::ofMillis).toList());
    node.on(Broadcast.class, fanOut::broadcast);
    node.on(Read.class, fanOut::read);
    node.on(Topology.class, fanOut::topology);
  }
}
