package glomers.workbench.page;

import glomers.workbench.explain.TracedRun;
import glomers.workbench.network.RetransmissionCounter;
import glomers.workbench.report.VerdictText;
import glomers.workbench.run.Outcome;
import glomers.workbench.scenario.Scenario;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/** The page of one run: {@code report.html} in its directory of the store. */
public final class RunPage {
  /** How many lost values, and how many late ones, keep their messages in any case. */
  private static final int TELLING = 8;

  /** The version of the format of the data. */
  static final int FORMAT = 1;

  private RunPage() {}

  /**
   * Writes the page.
   *
   * @param title a description of the run
   * @param results the results map
   * @param run what its messages carried; empty if the run is too large to know that
   * @param retries the counts of messages over time
   */
  public static void write(
      Path file,
      String title,
      Outcome outcome,
      Map<String, Object> results,
      Optional<TracedRun> run,
      RetransmissionCounter retries)
      throws IOException {
    HtmlPage.write(file, title, "report.js", data(title, outcome, results, run, retries));
  }

  static Map<String, Object> data(
      String title,
      Outcome outcome,
      Map<String, Object> results,
      Optional<TracedRun> run,
      RetransmissionCounter retries)
      throws IOException {
    Scenario scenario = outcome.scenario();
    List<String> nodes = scenario.nodeIds();
    Map<String, Object> data = new LinkedHashMap<>();
    data.put("format", FORMAT);
    data.put("title", title);
    data.put("lines", RunData.lines(VerdictText.summary(outcome)));
    data.put("results", results);
    data.put("nodes", nodes);
    data.put("topology", RunData.topology(scenario));
    data.put("workloadEnd", TimeUnit.NANOSECONDS.toMicros(scenario.timeLimitNanos()));
    data.put("faults", RunData.faults(outcome));
    data.put(
        "operations",
        RunData.operations(outcome.history(), process -> nodes.indexOf(scenario.nodeOf(process))));
    data.put("values", RunData.values(outcome.history(), run, nodes));
    data.put("traffic", RunData.traffic(retries.traffic(), retries.counts().complete()));
    if (run.isPresent()) {
      Set<Long> telling = RunData.telling(outcome, TELLING);
      MessageTable messages = MessageTable.of(run.get(), nodes, telling);
      data.put(
          "messages",
          messages.toMap(outcome.net().servers().sent(), run.get().hasUnseenArrivals()));
    }
    return data;
  }
}
