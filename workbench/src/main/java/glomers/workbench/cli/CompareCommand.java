package glomers.workbench.cli;

import glomers.common.node.NodeProgram;
import glomers.workbench.checker.Verdict;
import glomers.workbench.report.ComparisonTable;
import glomers.workbench.report.ComparisonTable.Row;
import glomers.workbench.report.Results;
import glomers.workbench.report.VerdictText;
import glomers.workbench.scenario.Challenge;
import glomers.workbench.scenario.Outcome;
import glomers.workbench.scenario.Scenario;
import glomers.workbench.scenario.Simulation;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code glomers compare}: every part against every challenge, side by side. */
@Command(
    name = "compare",
    description = {
      "Puts every part to every challenge's settings, and shows them side by side.",
      "In virtual time, so it takes seconds; the exit status is the verdict on the parts at their own"
          + " challenges."
    },
    customSynopsis = "glomers compare [--real] [flags]",
    sortOptions = false,
    mixinStandardHelpOptions = true)
final class CompareCommand implements Callable<Integer> {
  private static final List<Challenge> CHALLENGES =
      List.of(Challenge.C3A, Challenge.C3B, Challenge.C3C, Challenge.C3D);

  private static final List<Contender> CONTENDERS =
      List.of(
          new Contender("3a", "3a", List.of()),
          new Contender("3b", "3b", List.of()),
          new Contender("3c flood", "3c", List.of("--relay", "flood")),
          new Contender("3c origin", "3c", List.of("--relay", "origin")));

  @Option(names = "--real", description = "Run real processes in real time: minutes.")
  private boolean real;

  @Mixin private ScenarioFlags flags;
  @Mixin private StoreFlags store;

  /** A program that is compared: a part with its arguments. */
  private record Contender(String name, String part, List<String> args) {}

  /** One cell of the comparison. */
  private record Entry(
      Challenge challenge, Contender contender, Scenario scenario, Program program) {
    boolean isAtHome() {
      return contender.part.equals(challenge.id());
    }
  }

  @Override
  public Integer call() throws Exception {
    List<Entry> entries = new ArrayList<>();
    for (Challenge challenge : CHALLENGES) {
      for (Contender contender : CONTENDERS) {
        Scenario scenario = flags.scenario(Optional.of(challenge.id()));
        Program program = Program.part(contender.part, contender.args);
        entries.add(new Entry(challenge, contender, scenario, program));
      }
    }
    Map<Entry, Outcome> outcomes = real ? runReally(entries) : simulate(entries);
    List<Row> rows = new ArrayList<>();
    List<Object> results = new ArrayList<>();
    Verdict verdict = Verdict.VALID;
    for (Entry entry : entries) {
      Outcome outcome = outcomes.get(entry);
      rows.add(new Row(entry.challenge.id(), entry.contender.name, outcome));
      results.add(result(entry, outcome));
      verdict = entry.isAtHome() ? verdict.and(outcome.verdict()) : verdict;
    }
    if (store.json()) {
      System.out.println(Results.json(results));
    } else {
      System.out.print(ComparisonTable.of(rows));
      System.out.println(VerdictText.lastLine(verdict));
    }
    return VerdictText.exitStatus(verdict);
  }

  private Map<Entry, Outcome> runReally(List<Entry> entries) throws Exception {
    Map<Entry, Outcome> outcomes = new HashMap<>();
    for (Entry entry : entries) {
      store.say(ProcessTest.title(entry.program, entry.scenario));
      outcomes.put(entry, ProcessTest.run(entry.program, entry.scenario, store).outcome());
    }
    return outcomes;
  }

  /** Simulations have nothing to do with each other, so they share the processors. */
  private Map<Entry, Outcome> simulate(List<Entry> entries) {
    return entries.parallelStream()
        .collect(Collectors.toConcurrentMap(Function.identity(), this::simulate));
  }

  private Outcome simulate(Entry entry) {
    Supplier<NodeProgram> program =
        Programs.named(entry.program.name())
            .orElseThrow(() -> Programs.none(flags, entry.program.name()));
    return Simulation.run(entry.scenario, program, entry.program.args());
  }

  private Map<String, Object> result(Entry entry, Outcome outcome) {
    String command = Repeat.command(real ? "test" : "simulate", entry.program, entry.scenario);
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("challenge", entry.challenge.id());
    map.put("node", entry.contender.name);
    map.put("results", Results.of(outcome, List.of(), command));
    return map;
  }
}
