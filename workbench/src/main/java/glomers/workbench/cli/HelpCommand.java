package glomers.workbench.cli;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code glomers help}: prints the help of {@code glomers}, or of one command. */
@Command(
    name = "help",
    description = "Shows the help of a command.",
    customSynopsis = "glomers help [COMMAND]",
    helpCommand = true)
final class HelpCommand implements Runnable {
  @Spec private CommandSpec command;

  @Parameters(arity = "0..1", paramLabel = "COMMAND", description = "Whose help to show.")
  private Optional<String> name = Optional.empty();

  @Override
  public void run() {
    CommandLine all = command.parent().commandLine();
    CommandLine asked = name.map(word -> named(word, all)).orElse(all);
    asked.usage(System.out, all.getColorScheme());
  }

  private static CommandLine named(String word, CommandLine all) {
    Map<String, CommandLine> commands = all.getSubcommands();
    if (!commands.containsKey(word)) {
      throw new ParameterException(
          all, ArgumentErrors.noCommand(word, List.copyOf(commands.keySet())));
    }
    return commands.get(word);
  }
}
