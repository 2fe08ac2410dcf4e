package glomers.workbench.cli;

import glomers.workbench.explain.Explanation;
import glomers.workbench.finding.Finding;
import glomers.workbench.report.NodeLogsText;
import glomers.workbench.report.Results;
import glomers.workbench.report.VerdictText;
import glomers.workbench.run.Outcome;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Option;

/** The flags for the output of results. */
final class StoreFlags {
  @Option(
      names = "--store",
      paramLabel = "DIR",
      description = "Where results are kept (default: store).")
  private Path store = Path.of("store");

  @Option(names = "--json", description = "Print the results as JSON, and nothing else, on STDOUT.")
  private boolean json;

  Path store() {
    return store;
  }

  boolean json() {
    return json;
  }

  /**
   * Prints the results of a test, as text or as JSON.
   *
   * @param more further lines of the text
   * @param page the page that shows the run, if there is one
   */
  void show(
      Outcome outcome,
      List<Explanation> explanations,
      String more,
      Map<String, Object> results,
      Path directory,
      Optional<Path> page,
      String command) {
    if (json) {
      System.out.println(Results.json(results));
    } else {
      Paint paint = Paint.stdout();
      List<String> found = outcome.findings().stream().map(Finding::kind).toList();
      System.out.print(paint.block(VerdictText.block(outcome, explanations), found) + more);
      System.out.print(NodeLogsText.line(directory.resolve("node-logs")));
      System.out.println("  stored in     " + directory);
      page.ifPresent(file -> System.out.println("  report        " + file));
      System.out.println("  to repeat it  " + command);
      System.out.println(outcome.stopped() ? paint.stopped() : paint.lastLine(outcome.verdict()));
    }
  }

  /** Prints a message for people where it doesn't disturb the JSON on STDOUT. */
  void say(String text) {
    (json ? System.err : System.out).println(text);
  }
}
