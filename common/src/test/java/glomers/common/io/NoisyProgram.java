package glomers.common.io;

import glomers.common.node.Node;
import glomers.common.node.NodeProgram;
import glomers.common.protocol.Body.Read;
import glomers.common.protocol.Body.ReadOk;
import glomers.common.protocol.Body.Topology;
import java.util.List;

/** Prints to {@code System.out} wherever it can, and throws an exception on a topology. */
public final class NoisyProgram implements NodeProgram {

  public NoisyProgram() {
    System.out.println("noise of the constructor");
  }

  public static void main(String[] args) {
    StdioNode.main(NoisyProgram::new, args);
  }

  @Override
  public String name() {
    return "noisy";
  }

  @Override
  public void start(Node node, List<String> args) {
    System.out.println("noise of the start");
    node.on(
        Read.class,
        request -> {
          System.out.print("noise of a handler, without a newline; ");
          node.reply(request, new ReadOk(List.of()));
        });
    node.on(
        Topology.class,
        request -> {
          System.out.println("noise before a failure");
          throw new IllegalStateException("boom");
        });
  }
}
