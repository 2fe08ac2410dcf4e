package glomers.workbench.cli;

import glomers.workbench.checker.Verdict;
import glomers.workbench.report.ComparisonTable;
import glomers.workbench.report.Results;
import glomers.workbench.report.VerdictText;
import glomers.workbench.scenario.Outcome;
import glomers.workbench.scenario.Scenario;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code glomers compare}: every part at its own challenge, side by side. */
@Command(
    name = "compare",
    description = "Tests every part at its own challenge, and shows them side by side.",
    customSynopsis = "glomers compare [flags]",
    sortOptions = false,
    mixinStandardHelpOptions = true)
final class CompareCommand implements Callable<Integer> {
  private static final List<String> PARTS = List.of("3a", "3b", "3c");

  @Mixin private ScenarioFlags flags;
  @Mixin private StoreFlags store;

  @Override
  public Integer call() throws Exception {
    Map<String, Outcome> outcomes = new LinkedHashMap<>();
    Map<String, Object> results = new LinkedHashMap<>();
    for (String part : PARTS) {
      Scenario scenario = flags.scenario(Optional.of(part));
      Program program = Program.of(Optional.of(part), Optional.empty(), List.of());
      store.say(ProcessTest.title(program, scenario));
      ProcessTest test = ProcessTest.run(program, scenario, store);
      outcomes.put(part, test.outcome());
      results.put(part, test.results());
    }
    Verdict verdict =
        outcomes.values().stream().map(Outcome::verdict).reduce(Verdict.VALID, Verdict::and);
    if (store.json()) {
      System.out.println(Results.json(results));
    } else {
      System.out.println();
      System.out.print(ComparisonTable.of(outcomes));
      System.out.println(VerdictText.lastLine(verdict));
    }
    return VerdictText.exitStatus(verdict);
  }
}
