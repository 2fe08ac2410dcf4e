package glomers.workbench.cli;

import java.util.List;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.ISetter;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;

/**
 * Flags that a command does not support but a user may well give: Maelstrom's flags without a
 * meaning here, and the workbench's flags without a meaning for a real Maelstrom. Each is refused
 * with a reason, except {@code --no-ssh}, which is accepted and has no effect.
 */
final class RefusedFlags {
  private static final String TRANSACTIONS =
      "is for Maelstrom's transactional workloads: broadcast has no keys and no transactions";

  private static final String LOGIN =
      "is for databases on other machines: Maelstrom's nodes, too, are processes of this one, and"
          + " nobody logs in";

  private static final String PIPES =
      "has no meaning here: a node lives on the pipes to the workbench, and ends with it";

  private static final String LOG =
      "is for Jepsen's log, which is not here: --json prints the results as JSON";

  private static final String NOT_THERE = "is the workbench's: a real Maelstrom has no such flag. ";

  private static final String VIRTUAL = NOT_THERE + "It has no virtual time";

  /** Flags of Maelstrom's test command that have no effect on its broadcast workload either. */
  private static final Map<String, String> MEANINGLESS =
      Map.of(
          "--consistency-models", TRANSACTIONS,
          "--key-count", TRANSACTIONS,
          "--max-txn-length", TRANSACTIONS,
          "--max-writes-per-key", TRANSACTIONS,
          "--username", LOGIN,
          "--password", LOGIN,
          "--ssh-private-key", LOGIN,
          "--strict-host-key-checking", LOGIN);

  /** Flags of Maelstrom's test command that only a real Maelstrom supports. */
  private static final Map<String, String> ONLY_THERE =
      Map.of("--leave-db-running", PIPES, "--logging-json", LOG);

  private static final Map<String, String> OF_PROCESSES =
      Map.of(
          "--test-count", "is for real processes: --seeds simulates many runs",
          "--log-stderr", "is for real processes: the store has the logs, in node-logs",
          "--log-net-send", "is for real processes: the store has the messages, in messages.jsonl",
          "--log-net-recv", "is for real processes: the store has the messages, in messages.jsonl");

  private static final Map<String, String> ONLY_HERE =
      Map.ofEntries(
          Map.entry("--scenario", NOT_THERE + "It draws operations and faults, each time others"),
          Map.entry("--program", NOT_THERE + "It runs executables, such as --bin DIR/node"),
          Map.entry("--store", NOT_THERE + "Its results are in ./store"),
          Map.entry("--json", NOT_THERE + "Its results are EDN, in store/latest/results.edn"),
          Map.entry("--seeds", NOT_THERE + "None of its runs is like another"),
          Map.entry("--shard", NOT_THERE + "None of its runs is like another"),
          Map.entry("--shrink", NOT_THERE + "None of its runs can be repeated"),
          Map.entry("--svg", NOT_THERE + "Its picture is messages.svg in its store"),
          Map.entry("--svg-value", NOT_THERE + "Its picture is messages.svg in its store"),
          Map.entry("--no-report", NOT_THERE + "It writes no such page"),
          Map.entry("--open", NOT_THERE + "Its command serve shows its store in a browser"),
          Map.entry("--exhaustive", VIRTUAL),
          Map.entry("--values", VIRTUAL),
          Map.entry("--cuts", VIRTUAL),
          Map.entry("--timers", VIRTUAL),
          Map.entry("--early-timers", VIRTUAL),
          Map.entry("--overtaking", VIRTUAL),
          Map.entry("--max-states", VIRTUAL),
          Map.entry("--real", NOT_THERE + "All it runs are processes"));

  /** Has no effect: the workbench never logs in to another machine. */
  private static final String NO_SSH = "--no-ssh";

  private RefusedFlags() {}

  /** Adds the flags to the commands, hidden from the help. */
  static void addTo(CommandLine commandLine) {
    add(commandLine, "test", List.of(MEANINGLESS, ONLY_THERE));
    add(commandLine, "simulate", List.of(MEANINGLESS, ONLY_THERE, OF_PROCESSES));
    add(commandLine, "compare", List.of(MEANINGLESS, ONLY_THERE, OF_PROCESSES));
    add(commandLine, "maelstrom", List.of(MEANINGLESS, ONLY_HERE));
    commandLine.getSubcommands().values().stream()
        .map(CommandLine::getCommandSpec)
        .filter(spec -> spec.findOption("--nodes") != null)
        .forEach(spec -> spec.addOption(OptionSpec.builder(NO_SSH).hidden(true).build()));
  }

  private static void add(CommandLine all, String command, List<Map<String, String>> refused) {
    CommandSpec spec = all.getSubcommands().get(command).getCommandSpec();
    for (Map<String, String> flags : refused) {
      flags.forEach((name, reason) -> spec.addOption(option(spec, name, reason)));
    }
  }

  private static OptionSpec option(CommandSpec spec, String name, String reason) {
    return OptionSpec.builder(name)
        .hidden(true)
        .arity("0..1")
        .type(String.class)
        .setter(new Refusal(spec, name + " " + reason))
        .build();
  }

  private record Refusal(CommandSpec spec, String message) implements ISetter {
    @Override
    public <T> T set(T value) {
      if (value != null) { // picocli first sets null
        throw new ParameterException(spec.commandLine(), message);
      }
      return null;
    }
  }
}
