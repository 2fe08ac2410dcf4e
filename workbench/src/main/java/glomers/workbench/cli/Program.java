package glomers.workbench.cli;

import glomers.common.node.Node;
import glomers.common.node.NodeProgram;
import glomers.common.testing.ManualWorld;
import glomers.workbench.cluster.ProgramFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * A program under test: a part of this workbook, or anyone's executable.
 *
 * @param name what the store calls it
 * @param isPart whether it is a part of this workbook
 * @param executable its file
 * @param args its arguments
 */
record Program(String name, boolean isPart, Path executable, List<String> args) {
  /** Where the workbook is; the launcher says so. */
  private static final Path HOME = Path.of(System.getProperty("glomers.home", "."));

  static Program of(Optional<String> part, Optional<Path> bin, List<String> args)
      throws UserException {
    if (bin.isPresent()) {
      Path file = bin.get().toAbsolutePath().normalize();
      Optional<String> problem = ProgramFile.problem(file);
      if (problem.isPresent()) {
        throw UserException.badArgument("--bin: " + problem.get());
      }
      String name = part.orElseGet(() -> nameOf(file));
      return new Program(name, false, file, args);
    }
    Program program = part(part.orElseThrow(), args);
    if (!Files.exists(program.executable)) {
      throw new UserException(
          program.executable + " does not exist: is this run by the launcher, glomers?");
    }
    program.checkArgs();
    return program;
  }

  /** A part of this workbook. */
  static Program part(String part, List<String> args) {
    Path node = HOME.resolve("part-" + part).resolve("node").toAbsolutePath().normalize();
    return new Program(part, true, node, args);
  }

  /** Refuses arguments that a part of this workbook can't make sense of. */
  void checkArgs() throws UserException {
    var here = isPart ? Programs.named(name) : Optional.<Supplier<NodeProgram>>empty();
    if (here.isPresent()) {
      try {
        here.get().get().start(new Node(new ManualWorld()), args);
      } catch (IllegalArgumentException e) {
        throw UserException.badArgument("the words after -- are wrong: " + e.getMessage());
      }
    }
  }

  /** The executable and its arguments. */
  List<String> command() {
    List<String> command = new ArrayList<>();
    command.add(executable.toString());
    command.addAll(args);
    return command;
  }

  /** A store of {@code …/part-3b/node} runs should not be named after the second half of that. */
  private static String nameOf(Path file) {
    String name = String.valueOf(file.getFileName());
    Path parent = file.getParent();
    boolean useParent = name.equals("node") && parent != null && parent.getFileName() != null;
    return useParent ? parent.getFileName().toString() : name;
  }
}
