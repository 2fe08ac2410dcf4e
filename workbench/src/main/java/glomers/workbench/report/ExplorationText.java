package glomers.workbench.report;

import glomers.workbench.explore.Bound;
import glomers.workbench.explore.ExplorationResult;
import glomers.workbench.explore.ExplorationResult.Counterexample;
import glomers.workbench.report.VerdictText.Line;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The result of an exploration as text and as JSON. */
public final class ExplorationText {
  /** Counts of schedules are floating-point numbers, which are exact up to this limit. */
  private static final BigInteger EXACT = BigInteger.ONE.shiftLeft(53);

  private ExplorationText() {}

  /** The bound, in one or two sentences. */
  public static String bound(Bound bound) {
    String timers =
        bound.timers() == 0
            ? "no timer"
            : "up to "
                + count(bound.timers(), "timer")
                + (bound.earlyTimers() ? "" : ", with nothing under way,");
    return "all choices with "
        + count(bound.nodes(), "node")
        + ", up to "
        + count(bound.values(), "value")
        + ", "
        + (bound.cuts() == 0 ? "no cut" : "up to " + count(bound.cuts(), "cut"))
        + " and "
        + timers
        + " before a fair ending; "
        + (bound.overtaking() ? "messages overtake each other" : "each link keeps its order");
  }

  /** The block of text, without the last line. */
  public static String block(ExplorationResult explored) {
    List<String> lines = new ArrayList<>();
    summary(explored).forEach(said -> lines.add(line(said.name(), said.text())));
    explored.counterexample().ifPresent(example -> describe(example, lines));
    return String.join("\n", lines) + "\n";
  }

  /** How much was explored: the block's first lines. */
  public static List<Line> summary(ExplorationResult explored) {
    String rounded = explored.schedules().compareTo(EXACT) > 0 ? "about " : "";
    List<Line> lines = new ArrayList<>();
    lines.add(
        new Line(
            "schedules",
            rounded + explored.schedules() + " covered by " + explored.runs() + " runs"));
    lines.add(
        new Line(
            "states",
            explored.states() + ", and " + explored.merged() + " times one that was known"));
    lines.add(new Line("deepest", count(explored.deepest(), "step")));
    if (!explored.unfinished().isEmpty()) {
      lines.add(new Line("unfinished", explored.unfinished()));
    }
    return lines;
  }

  /** The map for JSON. */
  public static Map<String, Object> json(ExplorationResult explored, String command) {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("valid?", explored.verdict().toJson());
    map.put("bound", bound(explored.bound()));
    map.put("schedules", explored.schedules());
    map.put("runs", explored.runs());
    map.put("states", explored.states());
    map.put("merged", explored.merged());
    map.put("deepest", explored.deepest());
    map.put("outcomes", List.copyOf(explored.outcomes()));
    if (!explored.unfinished().isEmpty()) {
      map.put("unfinished", explored.unfinished());
    }
    explored
        .counterexample()
        .ifPresent(
            example -> {
              Map<String, Object> counterexample = new LinkedHashMap<>();
              counterexample.put("problem", example.problem());
              counterexample.put("steps", example.steps());
              counterexample.put("end", example.end());
              map.put("counterexample", counterexample);
            });
    map.put("command", command);
    return map;
  }

  private static void describe(Counterexample example, List<String> lines) {
    lines.add(line(example.certain() ? "fails" : "unclear", example.problem() + ":"));
    int number = 0;
    for (String step : example.steps()) {
      number++;
      lines.add(String.format("    %2d. %s", number, step));
    }
    if (!example.end().isEmpty()) {
      lines.add("        In the end, " + String.join(", ", example.end()) + ".");
    }
  }

  private static String count(long count, String noun) {
    return count + " " + noun + (count == 1 ? "" : "s");
  }

  private static String line(String name, String text) {
    return String.format("  %-13s %s", name, text);
  }
}
