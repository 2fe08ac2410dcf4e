package glomers.workbench.cli;

import glomers.workbench.explain.TracedRun;
import glomers.workbench.network.RetransmissionCounter;
import glomers.workbench.page.RunPage;
import glomers.workbench.report.Store;
import glomers.workbench.run.Outcome;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Option;

/** The flags for the page that shows a run. */
final class ReportFlags {
  @Option(
      names = "--no-report",
      description = "Don't write report.html, the page that shows the run.")
  private boolean none;

  @Option(names = "--open", description = "Open the page that shows the run in a browser.")
  private boolean open;

  /**
   * Writes the page of a run, and opens it if the user wants that.
   *
   * @return the page, if there is one
   */
  Optional<Path> write(
      Store store,
      String title,
      Outcome outcome,
      Map<String, Object> results,
      Optional<TracedRun> run,
      RetransmissionCounter retries)
      throws IOException {
    if (none) {
      return Optional.empty();
    }
    RunPage.write(store.report(), title, outcome, results, run, retries);
    return Optional.of(store.report());
  }

  /** Whether pages are written. */
  boolean wanted() {
    return !none;
  }
}
