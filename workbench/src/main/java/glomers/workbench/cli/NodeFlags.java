package glomers.workbench.cli;

import glomers.workbench.scenario.NodeNames;
import glomers.workbench.scenario.Scenario;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** The flags for the nodes: Jepsen's, and Maelstrom's, which overrides them. */
final class NodeFlags {
  @Option(
      names = "--node-count",
      paramLabel = "N",
      description = "How many nodes to run (default: the challenge's, or else 5).")
  private Optional<Integer> count = Optional.empty();

  @Option(
      names = "--nodes",
      paramLabel = "NAMES",
      split = ",",
      hideParamSyntax = true,
      description = "Their names, separated by commas (default: n0, n1, ...).")
  private List<String> names = List.of();

  @Option(
      names = {"-n", "--node"},
      paramLabel = "NODE",
      description = "One of them; once for each (default: none).")
  private List<String> single = List.of();

  @Option(
      names = "--nodes-file",
      paramLabel = "FILE",
      description = "Their names, one a line (default: none).")
  private Optional<Path> file = Optional.empty();

  /** The number of nodes, if a flag gives it. */
  Optional<Integer> count() {
    return count;
  }

  /**
   * The names of the nodes, if a flag gives names or a number.
   *
   * @throws ParameterException if a file can't be read
   */
  Optional<List<String>> nodes(ScenarioFlags flags) {
    if (count.isPresent()) {
      return count.map(number -> NodeNames.numbered(Math.min(number, Scenario.MAX_NODES + 1)));
    }
    List<String> all = new ArrayList<>(file.map(path -> lines(path, flags)).orElse(List.of()));
    names.stream().map(String::strip).forEach(all::add);
    all.addAll(single);
    return all.isEmpty() ? Optional.empty() : Optional.of(all);
  }

  private static List<String> lines(Path file, ScenarioFlags flags) {
    try {
      return Files.readString(file).lines().map(String::strip).filter(it -> !it.isEmpty()).toList();
    } catch (IOException e) {
      throw flags.bad("--nodes-file " + file + " can't be read: " + e.getMessage());
    }
  }
}
