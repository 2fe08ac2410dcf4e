package glomers.workbench.cli;

import glomers.workbench.cluster.SystemUnderTest;
import glomers.workbench.scenario.Scenario;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code glomers maelstrom}: runs the test of {@code glomers test} with a real Maelstrom. */
@Command(
    name = "maelstrom",
    description = {
      "Tests a part, or any program, under a real Maelstrom, with the same settings.",
      "A part brings its challenge's settings with it, faults included: 3c is tested on a network"
          + " that is cut now and then. Flags change them.",
      "It is $MAELSTROM, the executable or its directory, or else the maelstrom on the PATH. The"
          + " exit status is its own."
    },
    customSynopsis = "glomers maelstrom [3a|3b|3c] [--bin FILE] [flags] [-- node args]",
    footerHeading = "%nExamples:%n",
    footer = {
      "  ./glomers maelstrom 3c --dry-run",
      "  MAELSTROM=~/maelstrom ./glomers maelstrom 3c",
      "  ./glomers maelstrom --bin ./my-node --challenge 3b"
    },
    sortOptions = false,
    mixinStandardHelpOptions = true)
final class MaelstromCommand implements Callable<Integer> {
  @Spec private CommandSpec command;

  @Mixin private ProgramFlags program;

  @Option(names = "--dry-run", description = "Print Maelstrom's command, and don't run it.")
  private boolean dryRun;

  @Option(
      names = "--test-count",
      paramLabel = "N",
      description = "Run the test so often (default: 1).")
  private Optional<Integer> count = Optional.empty();

  @Option(names = "--leave-db-running", description = "Leave the nodes running at the end.")
  private boolean leaveRunning;

  @Option(names = "--logging-json", description = "Write Jepsen's log as JSON.")
  private boolean loggingJson;

  @Mixin private ScenarioFlags flags;
  @Mixin private LogFlags logs;
  @ParentCommand private Glomers glomers;

  @Override
  public Integer call() throws Exception {
    flags.checkPart(program.part(), program.bin().isPresent());
    Scenario scenario = flags.scenario(program.part());
    Maelstrom.problem(scenario)
        .ifPresent(
            problem -> {
              throw flags.bad(problem);
            });
    SystemUnderTest system = Programs.of(program.part(), program.bin(), glomers.nodeArgs());
    Optional<Path> maelstrom = Maelstrom.find(System.getenv());
    if (maelstrom.isEmpty() && !dryRun) {
      throw Maelstrom.missing();
    }
    notes(scenario).forEach(note -> System.err.println("glomers: " + note));
    String executable = maelstrom.map(Path::toString).orElse("maelstrom");
    List<String> words = Maelstrom.command(executable, system, scenario, flagsOfItsOwn());
    System.out.println(words.stream().map(Repeat::quoted).collect(Collectors.joining(" ")));
    System.out.flush();
    return dryRun ? 0 : Maelstrom.run(words);
  }

  /** Notes on given flags that the command leaves out. */
  private List<String> notes(Scenario scenario) {
    List<String> notes = new ArrayList<>();
    if (given("--seed")) {
      notes.add("a real Maelstrom takes no seed: --seed is left out, and no run is like another");
    }
    if (given("--nemesis-interval") && scenario.faults().isEmpty()) {
      notes.add("there is no --nemesis: --nemesis-interval is left out");
    }
    if (scenario.targets().isPresent()) {
      notes.add("a real Maelstrom judges no targets: see :msgs-per-op and :stable-latencies");
    }
    return notes;
  }

  private List<String> flagsOfItsOwn() {
    List<String> words = new ArrayList<>(logs.words());
    count.ifPresent(number -> words.addAll(List.of("--test-count", number.toString())));
    if (leaveRunning) {
      words.add("--leave-db-running");
    }
    if (loggingJson) {
      words.add("--logging-json");
    }
    return words;
  }

  private boolean given(String flag) {
    return command.commandLine().getParseResult().hasMatchedOption(flag);
  }
}
