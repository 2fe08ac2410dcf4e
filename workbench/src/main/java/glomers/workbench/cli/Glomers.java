package glomers.workbench.cli;

import java.io.PrintWriter;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

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
      NewCommand.class,
      LearnCommand.class,
      BenchCommand.class,
      MaelstromCommand.class,
      HelpCommand.class,
      AutoComplete.GenerateCompletion.class
    },
    synopsisSubcommandLabel = "COMMAND",
    footerHeading = "%nExamples:%n",
    footer = {
      "  ./glomers compare",
      "  ./glomers test 3b",
      "  ./glomers help test",
      "  source <(./glomers generate-completion)   # the tab key completes words"
    },
    mixinStandardHelpOptions = true)
public final class Glomers implements Runnable {
  static final int BAD_ARGUMENTS = 254;
  static final int INTERNAL_ERROR = 255;

  private static final String END_OF_FLAGS = "--";

  @Spec private CommandSpec command;

  private final List<String> nodeArgs;
  private final StopSignal stop;

  private Glomers(List<String> nodeArgs, StopSignal stop) {
    this.nodeArgs = List.copyOf(nodeArgs);
    this.stop = stop;
  }

  public static void main(String[] args) {
    StopSignal stop = StopSignal.install();
    PrintWriter err = new PrintWriter(System.err, true);
    Thread.setDefaultUncaughtExceptionHandler((thread, e) -> end(explain(e, err), stop));
    int status;
    try {
      status = run(args, stop, err);
    } catch (Throwable e) { // not left to the JVM, whose exit status 1 means invalid here
      status = explain(e, err);
    }
    end(status, stop);
  }

  private static void end(int status, StopSignal stop) {
    boolean stopped = stop.isRequested();
    stop.ended();
    while (stopped) { // the process is ending with the status of the signal
      LockSupport.park();
    }
    System.exit(status);
  }

  /** Runs a command, and writes its errors to {@code err}. */
  static int run(String[] args, StopSignal stop, PrintWriter err) {
    List<String> words = Arrays.asList(args);
    int end = words.indexOf(END_OF_FLAGS);
    List<String> flags = end < 0 ? words : words.subList(0, end);
    List<String> nodeArgs = end < 0 ? List.of() : words.subList(end + 1, words.size());
    return commandLine(nodeArgs, stop).setErr(err).execute(flags.toArray(String[]::new));
  }

  /** The words after {@code --}, which are the arguments of the program under test. */
  List<String> nodeArgs() {
    return nodeArgs;
  }

  /** The signal that ends a run early. */
  StopSignal stop() {
    return stop;
  }

  @Override
  public void run() {
    List<String> commands = List.copyOf(command.subcommands().keySet());
    throw new ParameterException(
        command.commandLine(), "say what to do: " + String.join(", ", commands));
  }

  static CommandLine commandLine(List<String> nodeArgs, StopSignal stop) {
    CommandLine commandLine = new CommandLine(new Glomers(nodeArgs, stop));
    RefusedFlags.addTo(commandLine);
    commandLine.setCaseInsensitiveEnumValuesAllowed(true);
    commandLine.setExpandAtFiles(false);
    commandLine.setColorScheme(CommandLine.Help.defaultColorScheme(Terminal.ansi()));
    Values.register(commandLine);
    commandLine.getCommandSpec().versionProvider(new Version());
    for (CommandLine command : commandLine.getSubcommands().values()) {
      command.getCommandSpec().versionProvider(new Version());
      ChallengeSettings.show(command);
    }
    commandLine.setParameterExceptionHandler((e, words) -> explain(e));
    commandLine.setExecutionExceptionHandler((e, command, result) -> explain(e, command.getErr()));
    return commandLine;
  }

  private static int explain(ParameterException e) {
    CommandLine command = e.getCommandLine();
    command.getErr().println("glomers: " + ArgumentErrors.message(e));
    command.getErr().println("See: glomers " + helpFor(command));
    return BAD_ARGUMENTS;
  }

  private static int explain(Throwable e, PrintWriter err) {
    if (e instanceof UserException user) {
      err.println("glomers: " + e.getMessage());
      return user.status();
    }
    if (isOutOfMemory(e)) {
      err.println(
          "glomers: out of memory: this needs more than the "
              + (Runtime.getRuntime().maxMemory() >> 20)
              + " MB that the workbench has.\nFewer nodes, a lower --rate or a shorter --time-limit"
              + " need less; the environment variable GLOMERS_HEAP, such as 2g, gives it more.");
      return INTERNAL_ERROR;
    }
    err.println("glomers: an internal error, which is a fault of the workbench: " + e);
    e.printStackTrace(err);
    return INTERNAL_ERROR;
  }

  private static boolean isOutOfMemory(Throwable e) {
    Throwable cause = e;
    while (cause != null && !(cause instanceof OutOfMemoryError)) {
      cause = cause.getCause();
    }
    return cause != null;
  }

  private static String helpFor(CommandLine command) {
    return command.getParent() == null ? "--help" : command.getCommandName() + " --help";
  }
}
