package glomers.workbench.cli;

import glomers.workbench.cluster.SystemUnderTest;
import glomers.workbench.scenario.file.MalformedScenarioException;
import glomers.workbench.scenario.file.ScenarioFile;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** The flag for a scenario file. */
final class ScenarioFileFlag {
  @Option(
      names = "--scenario",
      paramLabel = "FILE",
      description =
          "Take the scenario from this file; other flags replace what it says (default: no file).")
  private Optional<Path> file = Optional.empty();

  /**
   * Reads the file, if the flag is given.
   *
   * @throws ParameterException if the file can't be read or is not valid
   */
  Optional<ScenarioFile> read(ScenarioFlags flags) {
    try {
      return file.isEmpty() ? Optional.empty() : Optional.of(ScenarioFile.read(file.get()));
    } catch (MalformedScenarioException e) {
      throw flags.bad(e.getMessage());
    }
  }

  /** Whether the flag is given. */
  boolean isGiven() {
    return file.isPresent();
  }

  /** The flag and the file, if it is given. */
  List<String> words() {
    return file.map(given -> List.of("--scenario", given.toString())).orElse(List.of());
  }

  /** The name of the file, without its directories. */
  String name() {
    return file.orElseThrow().getFileName().toString();
  }

  /** The command that repeats a test with the file. */
  String command(String verb, SystemUnderTest system, ScenarioFlags flags) {
    return command(verb, system, file.orElseThrow(), flags.words());
  }

  /** The command that repeats one test of a sweep with the file. */
  String command(String verb, SystemUnderTest system, ScenarioFlags flags, long seed) {
    List<String> words = new ArrayList<>(flags.words());
    words.addAll(List.of("--seed", Long.toString(seed)));
    return command(verb, system, file.orElseThrow(), words);
  }

  /** The command that repeats a comparison of real processes in the file's scenario. */
  String comparison(Optional<SystemUnderTest> own, List<String> nodeArgs, ScenarioFlags flags) {
    List<String> verb = new ArrayList<>(List.of("compare", "--real"));
    own.map(Repeat::program).ifPresent(verb::addAll);
    return command(verb, file.orElseThrow(), flags.words(), nodeArgs);
  }

  static String command(String verb, SystemUnderTest system, Path file, List<String> flags) {
    List<String> words = new ArrayList<>(List.of(verb));
    words.addAll(Repeat.program(system));
    return command(words, file, flags, system.args());
  }

  private static String command(
      List<String> verb, Path file, List<String> flags, List<String> nodeArgs) {
    List<String> words = new ArrayList<>(List.of("./glomers"));
    words.addAll(verb);
    words.addAll(List.of("--scenario", file.toString()));
    words.addAll(flags);
    if (!nodeArgs.isEmpty()) {
      words.add("--");
      words.addAll(nodeArgs);
    }
    return String.join(" ", words.stream().map(Repeat::quoted).toList());
  }
}
