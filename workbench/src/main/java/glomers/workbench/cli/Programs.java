package glomers.workbench.cli;

import glomers.common.node.NodeProgram;
import glomers.workbench.cluster.ProgramFile;
import glomers.workbench.cluster.SystemUnderTest;
import glomers.workbench.cluster.TrialStart;
import glomers.workbench.scenario.Challenge;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import picocli.CommandLine.ParameterException;

/** Finds the program that the command line names. */
final class Programs {
  /** The directory of the workbook; the launcher sets it. */
  static final Path HOME = Path.of(System.getProperty("glomers.home", "."));

  private Programs() {}

  /** The executable of the flag {@code --bin}, or else the part. */
  static SystemUnderTest of(Optional<String> part, Optional<Path> bin, List<String> args)
      throws UserException {
    if (bin.isPresent()) {
      Path file = bin.get().toAbsolutePath().normalize();
      Optional<String> problem = ProgramFile.problem(file);
      if (problem.isPresent()) {
        throw UserException.badArgument("--bin: " + problem.get());
      }
      String name = part.orElseGet(() -> nameOf(file));
      return SystemUnderTest.executable(name, file, args);
    }
    SystemUnderTest system = part(part.orElseThrow(), args);
    if (!Files.exists(system.executable())) {
      throw new UserException(
          system.executable() + " does not exist: is this run by the launcher, glomers?");
    }
    checkArgs(system);
    return system;
  }

  /** A part of this workbook. */
  static SystemUnderTest part(String part, List<String> args) {
    Path node = HOME.resolve("part-" + part).resolve("node").toAbsolutePath().normalize();
    return SystemUnderTest.part(part, node, args);
  }

  /** The source of the part that solves a challenge, if there is one. */
  static Optional<Path> solution(Challenge challenge) {
    String part = challenge.id();
    Path sources = HOME.resolve("part-" + part).resolve("src/main/java/glomers/part" + part);
    try (Stream<Path> files = Files.list(sources)) {
      return files.filter(file -> !file.endsWith("Main.java")).sorted().findFirst();
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  /** The parts of this workbook; the last one once for each of its values of {@code --relay}. */
  static List<SystemUnderTest> parts() {
    return List.of(
        part("3a", List.of()),
        part("3b", List.of()),
        part("3c", List.of("--relay", "flood")).withLabel("3c flood"),
        part("3c", List.of("--relay", "origin")).withLabel("3c origin"));
  }

  /**
   * Makes instances of a program that can run in this process.
   *
   * @throws ParameterException if it is not on the class path
   */
  static Supplier<NodeProgram> inProcess(SystemUnderTest system, ScenarioFlags flags) {
    return system.inProcess().orElseThrow(() -> flags.bad(notOnClassPath(system.name())));
  }

  /** Checks that a program that can run in this process accepts its arguments and starts. */
  static void checkArgs(SystemUnderTest system) throws UserException {
    Optional<Supplier<NodeProgram>> program = system.inProcess();
    if (program.isPresent()) {
      Optional<TrialStart.Problem> problem = TrialStart.of(program.get(), system.args());
      if (problem.isPresent()) {
        throw UserException.badArgument(
            problem.get().isOfArguments()
                ? "the words after -- are wrong: " + problem.get().text()
                : problem.get().text());
      }
    }
  }

  private static String notOnClassPath(String name) {
    List<String> names = SystemUnderTest.namesOnClassPath();
    return Part.NAMES.contains(name) || names.isEmpty()
        ? "there is no program '" + name + "' on the class path: start this with the launcher"
        : Part.unknown(name, names);
  }

  /**
   * The name of a program in the store: {@code part-3b} for {@code …/part-3b/node}, because all
   * parts have a file {@code node}.
   */
  private static String nameOf(Path file) {
    String name = String.valueOf(file.getFileName());
    Path parent = file.getParent();
    boolean useParent = name.equals("node") && parent != null && parent.getFileName() != null;
    return useParent ? parent.getFileName().toString() : name;
  }
}
