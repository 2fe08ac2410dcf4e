package glomers.workbench.cli;

import glomers.common.node.NodeProgram;
import glomers.workbench.explain.Explainer;
import glomers.workbench.explain.Explanation;
import glomers.workbench.history.HistoryWriter;
import glomers.workbench.network.JournalWriter;
import glomers.workbench.report.Results;
import glomers.workbench.report.Store;
import glomers.workbench.report.VerdictText;
import glomers.workbench.scenario.Outcome;
import glomers.workbench.scenario.Scenario;
import glomers.workbench.scenario.SeedRange;
import glomers.workbench.scenario.Simulation;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** {@code glomers simulate}: one program, in virtual time, decided by its seed alone. */
@Command(
    name = "simulate",
    description = "Tests a part in virtual time: the same seed and flags, the same outcome.",
    customSynopsis = "glomers simulate 3a|3b|3c [flags] [-- node args]",
    sortOptions = false,
    mixinStandardHelpOptions = true)
final class SimulateCommand implements Callable<Integer> {
  @Parameters(
      paramLabel = "PART",
      description = "3a, 3b or 3c: the node to test, and the challenge whose settings to use.")
  private String part;

  @Mixin private ScenarioFlags flags;
  @Mixin private SweepFlags sweep;
  @Mixin private StoreFlags store;
  @Mixin private ExhaustiveFlags exhaustive;
  @ParentCommand private Glomers glomers;

  @Override
  public Integer call() throws Exception {
    Supplier<NodeProgram> node = Programs.named(part).orElseThrow(() -> Programs.none(flags, part));
    Scenario scenario = flags.scenario(Optional.of(part));
    Program program = Program.part(part, glomers.nodeArgs());
    if (exhaustive.wanted(flags)) {
      return exhaustive.run(program, node, flags, store);
    }
    Optional<SeedRange> seeds = sweep.seeds(flags);
    if (seeds.isPresent()) {
      return new SeedSweep(node, program, scenario, seeds.get(), store).run();
    }
    store.say(ProcessTest.title(program, scenario));
    String command = Repeat.command("simulate", program, scenario);
    try {
      Store directory = Store.create(store.store(), "simulated-" + part);
      Outcome outcome;
      try (HistoryWriter history = new HistoryWriter(directory.history());
          JournalWriter journal = new JournalWriter(directory.messages())) {
        outcome = Simulation.run(scenario, node, program.args(), history, journal);
      }
      List<Explanation> explanations = Explainer.explain(outcome, directory.messages());
      Map<String, Object> results = Results.of(outcome, explanations, command);
      directory.writeResults(results);
      store.show(outcome, explanations, "", results, directory.directory(), command);
      return VerdictText.exitStatus(outcome.verdict());
    } catch (IOException | UncheckedIOException e) {
      throw new UserException(e.getMessage());
    }
  }
}
