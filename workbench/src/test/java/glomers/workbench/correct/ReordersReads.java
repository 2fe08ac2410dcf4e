package glomers.workbench.correct;

import glomers.common.node.Node;
import glomers.common.node.NodeProgram;
import glomers.common.protocol.Body.Broadcast;
import glomers.common.protocol.Body.Read;
import glomers.common.protocol.Body.ReadOk;
import glomers.common.protocol.Body.Topology;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;

/** Correct: it shows its values in descending order, or shuffled, as its argument says. */
final class ReordersReads implements NodeProgram {
  @Override
  public String name() {
    return "reorders-reads";
  }

  @Override
  public void start(Node node, List<String> args) {
    boolean shuffled = args.contains("shuffled");
    FanOut fanOut = new FanOut(node);
    node.on(Broadcast.class, fanOut::broadcast);
    node.on(
        Read.class,
        request -> {
          List<Long> shown = new ArrayList<>(fanOut.values().list());
          if (shuffled) {
            shuffle(shown, node);
          } else {
            shown.sort(Comparator.reverseOrder());
          }
          node.reply(request, new ReadOk(shown));
        });
    node.on(Topology.class, fanOut::topology);
  }

  private static void shuffle(List<Long> list, Node node) {
    for (int i = list.size() - 1; i > 0; i--) {
      Collections.swap(list, i, node.random().nextInt(i + 1));
    }
  }
}
