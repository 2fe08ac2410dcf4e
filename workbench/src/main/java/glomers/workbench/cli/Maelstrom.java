package glomers.workbench.cli;

import glomers.workbench.cluster.SystemUnderTest;
import glomers.workbench.run.RepeatFlags;
import glomers.workbench.scenario.FaultKind;
import glomers.workbench.scenario.Latency;
import glomers.workbench.scenario.Scenario;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A real Maelstrom: its location, and its command line for a test of the workbench. */
final class Maelstrom {
  /** The environment variable that names its executable, or the directory that contains it. */
  static final String VARIABLE = "MAELSTROM";

  private static final String NAME = "maelstrom";

  private Maelstrom() {}

  /**
   * Finds its executable.
   *
   * @param environment the environment variables of this process
   * @return empty if it is not installed
   * @throws UserException if the environment names a file that is no executable
   */
  static Optional<Path> find(Map<String, String> environment) throws UserException {
    String given = environment.getOrDefault(VARIABLE, "");
    if (!given.isEmpty()) {
      Path path = Path.of(given).toAbsolutePath();
      Path file = Files.isDirectory(path) ? path.resolve(NAME) : path;
      if (!isExecutable(file)) {
        throw new UserException(VARIABLE + " is " + given + ", but " + file + " is no executable.");
      }
      return Optional.of(file);
    }
    return Stream.of(environment.getOrDefault("PATH", "").split(File.pathSeparator))
        .map(directory -> Path.of(directory).resolve(NAME).toAbsolutePath())
        .filter(Maelstrom::isExecutable)
        .findFirst();
  }

  /** An exception that says how to install it. */
  static UserException missing() {
    return new UserException(
        "no Maelstrom here: "
            + VARIABLE
            + " is not set, and no maelstrom is on the PATH.\n"
            + "Unpack maelstrom.tar.bz2 from https://github.com/jepsen-io/maelstrom/releases, and"
            + " set "
            + VARIABLE
            + " to its directory.");
  }

  /**
   * A feature of a scenario that a real Maelstrom does not have.
   *
   * @return the feature in words; empty if Maelstrom can run the scenario
   */
  static Optional<String> problem(Scenario scenario) {
    Optional<FaultKind> unknown =
        scenario.faults().stream().filter(fault -> fault != FaultKind.PARTITION).findFirst();
    if (unknown.isPresent()) {
      return Optional.of(
          "a real Maelstrom has no --nemesis " + unknown.get() + ": only partition, or none");
    }
    if (scenario.strict()) {
      return Optional.of("a real Maelstrom has no --strict: it has no findings to judge");
    }
    if (scenario.repeatShare() > 0) {
      return Optional.of("a real Maelstrom has no --repeat-values: it sends each value once");
    }
    if (scenario.latency().meanNanos() == 0
        && scenario.latency().distribution() == Latency.Distribution.EXPONENTIAL) {
      return Optional.of(
          "a real Maelstrom's --latency-dist exponential must have a --latency of 1 or more");
    }
    long second = TimeUnit.SECONDS.toNanos(1);
    return scenario.timeLimitNanos() == 0 || scenario.timeLimitNanos() % second != 0
        ? Optional.of("a real Maelstrom's --time-limit must be whole seconds, and at least 1")
        : Optional.empty();
  }

  /** The command, starting with the executable. It has every flag that decides the test. */
  static List<String> command(
      String executable, SystemUnderTest system, Scenario scenario, List<String> moreFlags) {
    List<String> words = new ArrayList<>(List.of(executable, "test", "-w", "broadcast"));
    add(words, "--bin", system.executable());
    words.addAll(RepeatFlags.nodes(scenario));
    add(words, "--time-limit", TimeUnit.NANOSECONDS.toSeconds(scenario.timeLimitNanos()));
    add(words, "--rate", Repeat.plain(scenario.rate()));
    add(words, "--concurrency", scenario.concurrency());
    add(words, "--latency", TimeUnit.NANOSECONDS.toMillis(scenario.latency().meanNanos()));
    add(words, "--latency-dist", scenario.latency().distribution());
    add(words, "--topology", scenario.topology());
    if (!scenario.faults().isEmpty()) {
      add(words, "--nemesis", FaultKind.PARTITION);
      add(words, "--nemesis-interval", Repeat.plain(scenario.nemesisIntervalNanos() / 1e9));
    }
    scenario.availability().ifPresent(least -> add(words, "--availability", Repeat.plain(least)));
    words.addAll(moreFlags);
    if (!system.args().isEmpty()) {
      words.add("--");
      words.addAll(system.args());
    }
    return words;
  }

  /**
   * Runs a command with this process's own STDIN, STDOUT and STDERR.
   *
   * @return its exit status
   */
  static int run(List<String> command) throws UserException, InterruptedException {
    try {
      Process process = new ProcessBuilder(command).inheritIO().start();
      Thread hook = new Thread(process::destroy, "end-maelstrom");
      Runtime.getRuntime().addShutdownHook(hook);
      int status = process.waitFor();
      Runtime.getRuntime().removeShutdownHook(hook);
      return status;
    } catch (IOException e) {
      throw new UserException(command.get(0) + " can't be started: " + e.getMessage());
    }
  }

  private static boolean isExecutable(Path file) {
    return Files.isRegularFile(file) && Files.isExecutable(file);
  }

  private static void add(List<String> words, String flag, Object value) {
    words.add(flag);
    words.add(value.toString());
  }
}
