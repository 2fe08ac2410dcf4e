package glomers.workbench.cli;

import glomers.workbench.bench.Bench;
import glomers.workbench.bench.BenchConfig;
import glomers.workbench.bench.BenchException;
import glomers.workbench.bench.BenchResult;
import glomers.workbench.bench.Scaling;
import glomers.workbench.bench.ScalingConfig;
import glomers.workbench.cluster.SystemUnderTest;
import glomers.workbench.report.Results;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code glomers bench}: measures programs side by side. */
@Command(
    name = "bench",
    description = {
      "Measures programs side by side, as real processes: start-up, memory, throughput, latency,"
          + " and what a read costs.",
      "They take turns, so that noise hits all alike. Without a program, all parts are measured.",
      "The exit status is 0, or 1 if a program dies, is silent, or answers wrongly."
    },
    customSynopsis =
        "glomers bench [3a|3b|3c|--bin FILE|--program DIR]... [--quick] [--json] [-- node args]",
    footerHeading = "%nExamples:%n",
    footer = {
      "  ./glomers bench --quick",
      "  ./glomers bench 3b --bin ./my-node",
      "  ./glomers bench --growth"
    },
    sortOptions = false,
    mixinStandardHelpOptions = true)
final class BenchCommand implements Callable<Integer> {
  private static final int PROGRAM_FAILED = 1;

  @Spec private CommandSpec command;
  @ParentCommand private Glomers glomers;

  @Option(names = "--quick", description = "Measure too little to rely on, to see that it works.")
  private boolean quick;

  @Option(
      names = "--growth",
      description =
          "Measure instead how the parts' costs grow with nodes, rate and values: some minutes.")
  private boolean growth;

  @Option(names = "--json", description = "Print the figures as JSON, and nothing else, on STDOUT.")
  private boolean json;

  @Parameters(
      arity = "0..1",
      index = "0..*",
      paramLabel = "PART",
      completionCandidates = Completions.Parts.class,
      description = "3a, 3b or 3c: the programs to measure, in this order.")
  private List<String> parts = List.of();

  @Option(
      names = "--bin",
      paramLabel = "FILE",
      description = "Another program, in any language. May be given several times (default: none).")
  private List<Path> bins = List.of();

  @Option(
      names = "--program",
      paramLabel = "DIR",
      description =
          "Your own Java program, from the source in this directory. May be given several times"
              + " (default: none).")
  private List<Path> directories = List.of();

  @Override
  public Integer call() throws UserException, InterruptedException {
    try {
      return growth ? grow() : compare();
    } catch (BenchException e) {
      System.err.println("glomers: " + e.getMessage());
      return PROGRAM_FAILED;
    }
  }

  private int compare() throws UserException, BenchException, InterruptedException {
    List<SystemUnderTest> systems = systems();
    BenchResult result;
    try (ProgressLine line = ProgressLine.ofSteps("bench")) {
      result = Bench.run(systems, quick ? BenchConfig.QUICK : BenchConfig.FULL, line::begin);
    }
    return show(result::text, result::toMap);
  }

  private int grow() throws BenchException, InterruptedException {
    boolean none = parts.isEmpty() && bins.isEmpty() && directories.isEmpty();
    if (!none || !glomers.nodeArgs().isEmpty()) {
      throw bad("--growth is about the parts that send messages, and takes no programs");
    }
    List<SystemUnderTest> systems =
        Programs.parts().stream().filter(system -> !system.name().equals("3a")).toList();
    for (SystemUnderTest system : systems) {
      if (system.inProcess().isEmpty()) {
        throw bad("no part " + system.name() + " on the class path");
      }
    }
    Scaling result;
    try (ProgressLine line = ProgressLine.ofSteps("growth")) {
      result = Scaling.run(systems, quick ? ScalingConfig.QUICK : ScalingConfig.FULL, line::begin);
    }
    return show(result::text, result::toMap);
  }

  private int show(Supplier<String> text, Supplier<Map<String, Object>> map) {
    if (json) {
      System.out.println(Results.json(map.get()));
    } else {
      System.out.print(text.get());
    }
    return 0;
  }

  /** The programs, parts and files, in the order of the command line. */
  private List<SystemUnderTest> systems() throws UserException {
    List<SystemUnderTest> systems = new ArrayList<>();
    Iterator<String> nextPart = parts.iterator();
    Iterator<Path> nextBin = bins.iterator();
    Iterator<Path> nextDirectory = directories.iterator();
    for (ArgSpec arg : command.commandLine().getParseResult().matchedArgs()) {
      if (arg.isPositional()) {
        systems.add(part(nextPart.next()));
      } else if (((OptionSpec) arg).longestName().equals("--bin")) {
        Optional<Path> file = Optional.of(nextBin.next());
        systems.add(Programs.of(Optional.empty(), file, glomers.nodeArgs()));
      } else if (((OptionSpec) arg).longestName().equals("--program")) {
        systems.add(OwnProgram.of(nextDirectory.next(), glomers.nodeArgs(), false));
      }
    }
    if (systems.isEmpty()) {
      for (String part : Part.NAMES) {
        systems.add(part(part));
      }
    }
    return systems;
  }

  private SystemUnderTest part(String part) throws UserException {
    if (!Part.NAMES.contains(part)) {
      throw bad(Part.unknown(part));
    }
    return Programs.of(Optional.of(part), Optional.empty(), glomers.nodeArgs());
  }

  private ParameterException bad(String message) {
    return new ParameterException(command.commandLine(), message);
  }
}
