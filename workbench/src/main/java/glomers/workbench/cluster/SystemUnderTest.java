package glomers.workbench.cluster;

import glomers.common.node.NodeProgram;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * The program that the nodes run: a part of this workbook, any executable, or a Java program from
 * its source. Immutable.
 *
 * @param name its name in the store and on the command line
 * @param label its name in tables; it may include the arguments
 * @param args its arguments
 */
public record SystemUnderTest(String name, String label, Origin origin, List<String> args) {
  public SystemUnderTest {
    args = List.copyOf(args);
  }

  /** Where a program comes from. */
  public sealed interface Origin {}

  /** A part of this workbook, with its executable. */
  public record Part(Path executable) implements Origin {}

  /** An executable file, in any language. */
  public record Executable(Path executable) implements Origin {}

  /**
   * A Java program from its source.
   *
   * @param directory the directory with the source
   * @param process the command that runs it as a process, without arguments
   * @param nodes makes instances for simulated nodes
   */
  public record FromSource(Path directory, List<String> process, Supplier<NodeProgram> nodes)
      implements Origin {
    public FromSource {
      process = List.copyOf(process);
    }
  }

  /** A part of this workbook. */
  public static SystemUnderTest part(String name, Path executable, List<String> args) {
    return new SystemUnderTest(name, name, new Part(executable), args);
  }

  /** An executable file. */
  public static SystemUnderTest executable(String name, Path file, List<String> args) {
    return new SystemUnderTest(name, name, new Executable(file), args);
  }

  /** The same program under another label. */
  public SystemUnderTest withLabel(String label) {
    return new SystemUnderTest(name, label, origin, args);
  }

  /** Whether it is a part of this workbook. */
  public boolean isPart() {
    return origin instanceof Part;
  }

  /** The command that runs it as a process, with its arguments. */
  public List<String> command() {
    List<String> command = new ArrayList<>();
    if (origin instanceof FromSource program) {
      command.addAll(program.process);
    } else {
      command.add(executable().toString());
    }
    command.addAll(args);
    return command;
  }

  /**
   * The file that is executed.
   *
   * @throws IllegalStateException if it is a program from its source
   */
  public Path executable() {
    if (origin instanceof Part part) {
      return part.executable;
    }
    if (origin instanceof Executable file) {
      return file.executable;
    }
    throw new IllegalStateException(name + " is no executable file");
  }

  /** Creates instances for simulated nodes; empty if it can only run as a process. */
  public Optional<Supplier<NodeProgram>> inProcess() {
    if (origin instanceof FromSource program) {
      return Optional.of(program.nodes);
    }
    return isPart()
        ? services().filter(one -> one.get().name().equals(name)).findFirst().map(one -> one::get)
        : Optional.empty();
  }

  /** The names of all node programs on the class path, sorted. */
  public static List<String> namesOnClassPath() {
    return services().map(one -> one.get().name()).sorted().toList();
  }

  private static Stream<ServiceLoader.Provider<NodeProgram>> services() {
    return ServiceLoader.load(NodeProgram.class).stream();
  }
}
