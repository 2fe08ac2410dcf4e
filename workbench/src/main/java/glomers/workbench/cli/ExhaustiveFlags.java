package glomers.workbench.cli;

import glomers.common.node.NodeProgram;
import glomers.workbench.cluster.SystemUnderTest;
import glomers.workbench.explore.Bound;
import glomers.workbench.explore.Exploration;
import glomers.workbench.explore.ExplorationResult;
import glomers.workbench.page.CounterexamplePage;
import glomers.workbench.report.ExplorationText;
import glomers.workbench.report.Results;
import glomers.workbench.report.Store;
import glomers.workbench.report.VerdictText;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/**
 * {@code --exhaustive}: explores every schedule of a small state space; and the flags for its
 * bound.
 */
final class ExhaustiveFlags {
  private static final String EXHAUSTIVE = "--exhaustive";

  /** The flags that apply both with {@code --exhaustive} and without it. */
  private static final Set<String> SHARED =
      Set.of(
          "--program",
          "--node-count",
          "--topology",
          "--workload",
          "--json",
          "--store",
          "--no-report",
          "--open");

  private static final Set<String> OWN =
      Set.of("--values", "--cuts", "--timers", "--early-timers", "--overtaking", "--max-states");

  @Spec(Spec.Target.MIXEE)
  private CommandSpec command;

  @Option(
      names = EXHAUSTIVE,
      description = "Go through every schedule of a small state space, by default of 3 nodes.")
  private boolean exhaustive;

  @Option(
      names = "--values",
      paramLabel = "N",
      description = "Exhaustive: values that are broadcast, each at another node (default: 2).")
  private int values = Bound.DEFAULT.values();

  @Option(
      names = "--cuts",
      paramLabel = "N",
      description = "Exhaustive: how often the network is cut in two (default: 1).")
  private int cuts = Bound.DEFAULT.cuts();

  @Option(
      names = "--timers",
      paramLabel = "N",
      description =
          "Exhaustive: timers that fire, over all nodes, before the fair ending (default: 1).")
  private int timers = Bound.DEFAULT.timers();

  @Option(
      names = "--early-timers",
      description = "Exhaustive: timers may fire while messages are under way.")
  private boolean earlyTimers;

  @Option(
      names = "--overtaking",
      description = "Exhaustive: messages from a node to another may overtake each other.")
  private boolean overtaking;

  @Option(
      names = "--max-states",
      paramLabel = "N",
      description = "Exhaustive: give up after so many states (default: 50000000).")
  private long maxStates = Bound.DEFAULT.maxStates();

  /** Whether {@code --exhaustive} is given. */
  boolean wanted(ScenarioFlags flags) {
    for (OptionSpec option : command.commandLine().getParseResult().matchedOptions()) {
      String name = option.longestName();
      if (exhaustive && !name.equals(EXHAUSTIVE) && !OWN.contains(name) && !SHARED.contains(name)) {
        throw flags.bad(
            name + " and " + EXHAUSTIVE + " don't go together: every schedule is run, in no time");
      }
      if (!exhaustive && OWN.contains(name)) {
        throw flags.bad(name + " goes with " + EXHAUSTIVE + " only");
      }
    }
    return exhaustive;
  }

  /**
   * Explores, prints the result, stores a counterexample, and returns the exit status.
   *
   * @throws IOException if it can't be stored
   */
  int run(
      SystemUnderTest system,
      Supplier<NodeProgram> node,
      ScenarioFlags flags,
      StoreFlags store,
      ReportFlags report)
      throws IOException {
    Exploration exploration =
        Exploration.of(node)
            .args(system.args())
            .nodes(flags.nodeCount().orElse(Bound.DEFAULT.nodes()))
            .values(values)
            .cuts(cuts)
            .timers(timers)
            .earlyTimers(earlyTimers)
            .overtaking(overtaking)
            .maxStates(maxStates)
            .topology(flags.topology());
    ExplorationResult explored;
    long begin = System.nanoTime();
    try {
      store.say(system.name() + ": " + ExplorationText.bound(exploration.bound()));
      try (ProgressLine line =
          ProgressLine.of(
              system.name() + " exhaustively",
              bar -> bar.setUnit(" states", 1).setInitialMax(-1).showSpeed().hideEta())) {
        explored = exploration.onProgress(states -> line.show(states, "")).run();
      }
    } catch (IllegalArgumentException e) {
      throw flags.bad(e.getMessage());
    }
    double seconds = (System.nanoTime() - begin) / (double) TimeUnit.SECONDS.toNanos(1);
    String repeat = command(system, exploration.bound());
    Map<String, Object> results = ExplorationText.json(explored, repeat);
    Optional<Path> page = store(system, explored, results, store, report);
    if (store.json()) {
      System.out.println(Results.json(results));
    } else {
      Paint paint = Paint.stdout();
      System.out.print(paint.block(ExplorationText.block(explored), List.of()));
      System.out.printf("  %-13s %.1f s%n", "took", seconds);
      page.ifPresent(file -> System.out.println("  report        " + file));
      System.out.println("  to repeat it  " + repeat);
      System.out.println(paint.lastLine(explored.verdict()));
    }
    report.open(page);
    return VerdictText.exitStatus(explored.verdict());
  }

  /** Writes the page of a counterexample, if there is one. */
  private static Optional<Path> store(
      SystemUnderTest system,
      ExplorationResult explored,
      Map<String, Object> results,
      StoreFlags store,
      ReportFlags report)
      throws IOException {
    if (explored.counterexample().isEmpty() || !report.isWanted()) {
      return Optional.empty();
    }
    Store directory = Store.create(store.store(), "exhaustive-" + system.name());
    directory.writeResults(results);
    CounterexamplePage.write(
        directory.counterexample(),
        system.name() + ": " + ExplorationText.bound(explored.bound()),
        explored,
        explored.counterexample().get(),
        results);
    directory.makeLatest();
    return Optional.of(directory.counterexample());
  }

  private static String command(SystemUnderTest system, Bound bound) {
    List<String> words = new ArrayList<>(List.of("./glomers simulate"));
    Repeat.program(system).stream().map(Repeat::quoted).forEach(words::add);
    words.add(EXHAUSTIVE);
    words.add("--node-count " + bound.nodes());
    words.add("--values " + bound.values());
    words.add("--cuts " + bound.cuts());
    words.add("--timers " + bound.timers());
    if (bound.earlyTimers()) {
      words.add("--early-timers");
    }
    if (bound.overtaking()) {
      words.add("--overtaking");
    }
    words.add("--max-states " + bound.maxStates());
    if (bound.topology() != Bound.DEFAULT.topology()) {
      words.add("--topology " + bound.topology());
    }
    if (!system.args().isEmpty()) {
      words.add("--");
      system.args().stream().map(Repeat::quoted).forEach(words::add);
    }
    return String.join(" ", words);
  }
}
