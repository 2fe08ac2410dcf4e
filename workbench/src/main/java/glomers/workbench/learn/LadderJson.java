package glomers.workbench.learn;

import glomers.workbench.report.Results;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Describes a climb for programs, as one JSON object. */
public final class LadderJson {
  private LadderJson() {}

  /**
   * A climb.
   *
   * @param millis from the save to the verdict, in milliseconds
   */
  public static String of(String name, Ladder ladder, List<StepReport> reports, long millis) {
    Map<String, Object> climb = new LinkedHashMap<>();
    climb.put("name", name);
    climb.put("challenge", ladder.challenge().id());
    climb.put("valid?", valid(reports, ladder));
    climb.put("passed", reports.stream().filter(StepReport::passed).count());
    climb.put("seeds", ladder.seeds());
    climb.put("millis", millis);
    List<Object> steps = new ArrayList<>();
    for (int i = 0; i < ladder.steps().size(); i++) {
      steps.add(
          i < reports.size() ? step(reports.get(i)) : step(ladder.steps().get(i), "not reached"));
    }
    climb.put("steps", steps);
    return Results.json(climb);
  }

  private static Object valid(List<StepReport> reports, Ladder ladder) {
    StepReport last = reports.get(reports.size() - 1);
    if (last.result() instanceof StepResult.Undecided) {
      return "unknown";
    }
    return last.passed() && reports.size() == ladder.steps().size();
  }

  private static Map<String, Object> step(StepReport report) {
    Map<String, Object> step = step(report.step(), status(report.result()));
    step.put("millis", report.millis());
    if (report.result() instanceof StepResult.Undecided undecided) {
      step.put("why", undecided.why());
    }
    if (report.result() instanceof StepResult.Failed failed) {
      StepFailure failure = failed.failure();
      step.put("kind", failure.kind());
      step.put("due", failure.due());
      step.put("came", failure.came());
      step.put("counterexample", failure.counterexample());
      step.put("seed", failure.seed());
      step.put("command", failure.command());
      failure.page().ifPresent(file -> step.put("page", file.toString()));
      step.put("hints", report.step().hints());
    }
    return step;
  }

  private static Map<String, Object> step(Step step, String status) {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("id", step.id());
    map.put("sentence", step.sentence());
    map.put("status", status);
    return map;
  }

  private static String status(StepResult result) {
    return result instanceof StepResult.Passed
        ? "passes"
        : result instanceof StepResult.Failed ? "fails" : "unknown";
  }
}
