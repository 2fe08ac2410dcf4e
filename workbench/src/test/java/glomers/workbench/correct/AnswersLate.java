package glomers.workbench.correct;

import glomers.common.node.Node;
import glomers.common.node.NodeProgram;
import glomers.common.protocol.Body.Broadcast;
import glomers.common.protocol.Body.Read;
import glomers.common.protocol.Body.Topology;
import java.time.Duration;
import java.util.List;

/**
 * Correct: it delays each reply, to nodes as well, by a time between its first argument and its
 * second, in ms. So replies to one client overtake each other.
 */
final class AnswersLate implements NodeProgram {
  private long least;
  private long most;
  private Node node;

  @Override
  public String name() {
    return "answers-late";
  }

  @Override
  public void start(Node node, List<String> args) {
    this.node = node;
    least = Long.parseLong(args.get(0));
    most = Long.parseLong(args.get(1));
    FanOut fanOut = new FanOut(node);
    node.on(Broadcast.class, request -> later(() -> fanOut.broadcast(request)));
    node.on(Read.class, request -> later(() -> fanOut.read(request)));
    node.on(Topology.class, request -> later(() -> fanOut.topology(request)));
  }

  private void later(Runnable answer) {
    node.runLater(Duration.ofMillis(node.random().nextLong(least, most + 1)), answer);
  }
}
