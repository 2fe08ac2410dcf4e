package glomers.workbench.program;

import glomers.workbench.program.Compilation.Compiled;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** How a program from its source runs as a process. */
public final class ProgramProcess {
  /** The options of the JVM, as in the parts' script {@code node}. STDOUT is for messages alone. */
  private static final List<String> OPTIONS =
      List.of(
          "-Xlog:disable",
          "-Xlog:all=error:stderr",
          "-XX:+DisplayVMOutputToStderr",
          "-XX:+UseSerialGC",
          "-Xms32m",
          "-Xmn4m",
          "-XX:TieredStopAtLevel=1",
          "-XX:-UsePerfData");

  private ProgramProcess() {}

  /**
   * Writes a program's classes to {@code target/classes} of its directory, and gives the command
   * that runs them: the directory's own executable {@code node} if there is one, or else Java.
   *
   * @throws ProgramException if the classes can't be written, or there is no {@code node} and the
   *     program has no {@code main}
   */
  public static List<String> command(Compiled compiled, LoadedProgram program)
      throws ProgramException {
    JavaProject project = compiled.project();
    Path classes = project.classes().toAbsolutePath().normalize();
    compiled.write(classes);
    Path node = project.directory().resolve("node").toAbsolutePath().normalize();
    if (Files.isRegularFile(node) && Files.isExecutable(node)) {
      return List.of(node.toString());
    }
    requireMain(program);
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(OPTIONS);
    command.addAll(List.of("-cp", classes + File.pathSeparator + runtime(), program.className()));
    return List.copyOf(command);
  }

  /**
   * Checks that a program runs as a process.
   *
   * @throws ProgramException if it has no {@code main}
   */
  static void requireMain(LoadedProgram program) throws ProgramException {
    if (!program.hasMain()) {
      throw new ProgramException(
          program.className()
              + " has no main method, so it does not run as a process. It needs:\n"
              + "  public static void main(String[] args) {\n"
              + "    StdioNode.main("
              + program.className()
              + "::new, args);\n"
              + "  }");
    }
  }

  /** The class path of {@code common} and its libraries. */
  private static String runtime() throws ProgramException {
    Path common = ProgramCompiler.common();
    if (Files.isDirectory(common)) { // in a build: the class path of this JVM has the libraries
      return System.getProperty("java.class.path");
    }
    Path directory = common.getParent();
    try (Stream<Path> jars = Files.list(directory)) {
      return String.join(
          File.pathSeparator,
          jars.map(Path::toString)
              .filter(jar -> jar.endsWith(".jar"))
              .filter(jar -> jar.equals(common.toString()) || jar.contains("jackson"))
              .sorted()
              .toList());
    } catch (IOException e) {
      throw new ProgramException("the libraries in " + directory + " can't be listed: " + e);
    }
  }
}
