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
 * The program that the nodes run: a part of this workbook, or any executable. Immutable.
 *
 * @param name its name in the store and on the command line
 * @param label its name in tables; it may include the arguments
 * @param isPart whether it is a part of this workbook
 * @param executable the executable file
 * @param args its arguments
 */
public record SystemUnderTest(
    String name, String label, boolean isPart, Path executable, List<String> args) {
  public SystemUnderTest {
    args = List.copyOf(args);
  }

  /** The same program under another label. */
  public SystemUnderTest withLabel(String label) {
    return new SystemUnderTest(name, label, isPart, executable, args);
  }

  /** The executable and its arguments. */
  public List<String> command() {
    List<String> command = new ArrayList<>(List.of(executable.toString()));
    command.addAll(args);
    return command;
  }

  /** Creates instances for simulated nodes; empty if it can only run as a process. */
  public Optional<Supplier<NodeProgram>> inProcess() {
    return isPart
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
