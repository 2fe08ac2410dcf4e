package glomers.workbench.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.OverwrittenOptionException;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Error messages about the command line. */
final class ArgumentErrors {
  /** What an argument accepts, by the label of its value in the help. */
  static final Map<String, String> TAKES =
      Map.ofEntries(
          Map.entry("N", "a whole number, such as 5"),
          Map.entry("N|Nn", "a whole number, such as 10, or one for each node, such as 4n"),
          Map.entry("SECONDS", "seconds, such as 20 or 0.5"),
          Map.entry("MILLIS", "whole milliseconds, such as 100"),
          Map.entry("HZ", "operations a second, such as 10 or 0.5"),
          Map.entry("FRACTION", "total, or a fraction, such as 0.9"),
          Map.entry("N|A..B", "a number of seeds, such as 1000, or a range, such as 5..9"),
          Map.entry("I/N", "a shard and how many there are, such as 0/4"),
          Map.entry("ID", "a challenge, such as 3d"),
          Map.entry("NAME", "a workload, which is broadcast"),
          Map.entry("FAULTS", "faults with commas between them, such as partition,loss, or none"),
          Map.entry("NODE", "a node's name, such as n1"),
          Map.entry("NAMES", "names with commas between them, such as n1,n2"),
          Map.entry("PROGRAM", "the directory of a program, or 3a, 3b or 3c"),
          Map.entry("FILE", "a file"),
          Map.entry("DIR", "a directory"),
          Map.entry("HISTORY", "a history, or the directory of one, such as store/latest"),
          Map.entry("COMMAND", "a command, such as test"));

  private ArgumentErrors() {}

  /** One line that names the error, and a suggestion. */
  static String message(ParameterException e) {
    if (e instanceof UnmatchedArgumentException unmatched) {
      return unmatched(unmatched);
    }
    if (e instanceof OverwrittenOptionException twice) {
      return name(twice.getOverwritten()) + " is given twice";
    }
    if (e instanceof MissingParameterException missing && !missing.getMissing().isEmpty()) {
      ArgSpec arg = missing.getMissing().get(0);
      return name(arg) + " takes " + takes(arg) + ", and none is given";
    }
    if (e.getArgSpec() != null && e.getValue() != null) {
      return name(e.getArgSpec())
          + " takes "
          + takes(e.getArgSpec())
          + ", not '"
          + e.getValue()
          + "'";
    }
    return e.getMessage();
  }

  /** What an argument accepts. */
  private static String takes(ArgSpec arg) {
    if (arg.typeInfo().isEnum() && arg.completionCandidates() != null) {
      List<String> names = new ArrayList<>();
      arg.completionCandidates().forEach(names::add);
      return "one of " + String.join(", ", names);
    }
    return TAKES.getOrDefault(arg.paramLabel(), arg.paramLabel());
  }

  private static String unmatched(UnmatchedArgumentException e) {
    CommandLine command = e.getCommandLine();
    String word = e.getUnmatched().get(0);
    if (e.isUnknownOption()) {
      return unknownFlag(command, word);
    }
    if (command.getSubcommands().isEmpty()) {
      return "there is a word too many: '" + word + "'";
    }
    return noCommand(word, List.copyOf(command.getSubcommands().keySet()));
  }

  /** The error about a word that is no command. */
  static String noCommand(String word, List<String> commands) {
    return "there is no command '" + word + "'" + NearestWord.question(word, commands);
  }

  private static String unknownFlag(CommandLine command, String word) {
    String flag = word.contains("=") ? word.substring(0, word.indexOf('=')) : word;
    String message = command.getCommandName() + " has no flag " + flag;
    Optional<String> meant = NearestWord.of(flag, shown(command));
    if (meant.isPresent()) {
      return message + ". Did you mean " + meant.get() + "?";
    }
    List<String> others = others(command, flag);
    return others.isEmpty() ? message : message + ": it is one of " + String.join(", ", others);
  }

  /** The other commands that have a flag. */
  private static List<String> others(CommandLine command, String flag) {
    CommandLine all = command.getParent() == null ? command : command.getParent();
    return all.getSubcommands().values().stream()
        .filter(other -> shown(other).contains(flag))
        .map(CommandLine::getCommandName)
        .toList();
  }

  /** The flags of a command that its help shows. Hidden flags exist only to be refused. */
  private static List<String> shown(CommandLine command) {
    return command.getCommandSpec().options().stream()
        .filter(option -> !option.hidden())
        .flatMap(option -> Stream.of(option.names()))
        .toList();
  }

  private static String name(ArgSpec arg) {
    return arg instanceof OptionSpec option ? option.longestName() : arg.command().name();
  }
}
