package glomers.workbench.cli;

import java.util.Arrays;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParameterException;

/**
 * The command {@code glomers}. Its exit status is Maelstrom's: 0 valid, 1 invalid, 2 unknown, 254
 * bad arguments, 255 internal error.
 */
@Command(
    name = "glomers",
    description = "Runs broadcast nodes, breaks their network, and judges what happened.",
    subcommands = {
      TestCommand.class,
      SimulateCommand.class,
      CompareCommand.class,
      AnalyzeCommand.class,
      BenchCommand.class,
      MaelstromCommand.class
    },
    synopsisSubcommandLabel = "COMMAND",
    mixinStandardHelpOptions = true,
    versionProvider = Glomers.Version.class)
public final class Glomers {
  static final int BAD_ARGUMENTS = 254;
  static final int INTERNAL_ERROR = 255;

  private static final String END_OF_FLAGS = "--";

  private final List<String> nodeArgs;
  private final StopSignal stop;

  private Glomers(List<String> nodeArgs, StopSignal stop) {
    this.nodeArgs = List.copyOf(nodeArgs);
    this.stop = stop;
  }

  public static void main(String[] args) {
    StopSignal stop = StopSignal.install();
    int status;
    try {
      status = run(args, stop);
    } catch (Throwable e) { // an Error, too, is no verdict on the node
      status = explain(e);
    }
    stop.ended();
    System.exit(status);
  }

  private static int run(String[] args, StopSignal stop) {
    List<String> words = Arrays.asList(args);
    int end = words.indexOf(END_OF_FLAGS);
    List<String> flags = end < 0 ? words : words.subList(0, end);
    List<String> nodeArgs = end < 0 ? List.of() : words.subList(end + 1, words.size());
    return commandLine(nodeArgs, stop).execute(flags.toArray(String[]::new));
  }

  /** The words after {@code --}: they belong to the program under test. */
  List<String> nodeArgs() {
    return nodeArgs;
  }

  /** What tells a run to end early. */
  StopSignal stop() {
    return stop;
  }

  private static CommandLine commandLine(List<String> nodeArgs, StopSignal stop) {
    CommandLine commandLine = new CommandLine(new Glomers(nodeArgs, stop));
    commandLine.setCaseInsensitiveEnumValuesAllowed(true);
    commandLine.setParameterExceptionHandler((e, words) -> explain(e));
    commandLine.setExecutionExceptionHandler((e, command, result) -> explain(e));
    return commandLine;
  }

  private static int explain(ParameterException e) {
    CommandLine command = e.getCommandLine();
    command.getErr().println("glomers: " + e.getMessage());
    command.getErr().println("See: glomers " + helpFor(command));
    return BAD_ARGUMENTS;
  }

  private static int explain(Throwable e) {
    if (e instanceof UserException user) {
      System.err.println("glomers: " + e.getMessage());
      return user.status();
    }
    System.err.println("glomers: an internal error, which is a fault of the workbench: " + e);
    e.printStackTrace();
    return INTERNAL_ERROR;
  }

  private static String helpFor(CommandLine command) {
    return command.getParent() == null ? "--help" : command.getCommandName() + " --help";
  }

  /** Prints the version of the jar. */
  static final class Version implements CommandLine.IVersionProvider {
    @Override
    public String[] getVersion() {
      String version = Glomers.class.getPackage().getImplementationVersion();
      return new String[] {"glomers " + (version == null ? "(not packaged)" : version)};
    }
  }
}
