package glomers.workbench.bench;

import glomers.common.node.NodeProgram;
import java.util.List;
import java.util.function.Supplier;

/**
 * A program whose growth is measured, in virtual time and as a process.
 *
 * @param program makes the program of one node in this process
 * @param args its arguments
 * @param candidate the same as a process
 */
public record Subject(Supplier<NodeProgram> program, List<String> args, Candidate candidate) {
  public Subject {
    args = List.copyOf(args);
  }

  String name() {
    return candidate.name();
  }
}
