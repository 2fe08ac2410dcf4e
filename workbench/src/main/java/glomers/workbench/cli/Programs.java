package glomers.workbench.cli;

import glomers.common.node.NodeProgram;
import java.util.List;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.function.Supplier;
import picocli.CommandLine.ParameterException;

/** The node programs on the class path, which can run in this process. */
final class Programs {
  private Programs() {}

  /** Makes instances of the program of that name. */
  static Optional<Supplier<NodeProgram>> named(String name) {
    return all().stream()
        .filter(program -> program.get().name().equals(name))
        .findFirst()
        .map(program -> program::get);
  }

  /** What to say where there is none. */
  static ParameterException none(ScenarioFlags flags, String name) {
    List<String> names = all().stream().map(p -> p.get().name()).sorted().toList();
    return flags.bad(
        Part.NAMES.contains(name) || names.isEmpty()
            ? "there is no program '" + name + "' on the class path: start this with the launcher"
            : Part.unknown(name, names));
  }

  private static List<ServiceLoader.Provider<NodeProgram>> all() {
    return ServiceLoader.load(NodeProgram.class).stream().toList();
  }
}
