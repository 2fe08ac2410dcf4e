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
  @Option(names = "--no-report", description = "Don't write the page that shows what happened.")
  private boolean none;

  @Option(names = "--open", description = "Open the page that shows what happened in a browser.")
  private boolean open;

  /** Whether a page is to be written. */
  boolean isWanted() {
    return !none;
  }

  /**
   * Writes the page of a run.
   *
   * @param run what its messages carried; empty if the run is too large to know that
   * @param messages the counts of its messages
   * @return the page, if there is one
   */
  Optional<Path> write(
      Store store,
      String title,
      Outcome outcome,
      Map<String, Object> results,
      Optional<TracedRun> run,
      RetransmissionCounter messages)
      throws IOException {
    if (none) {
      return Optional.empty();
    }
    RunPage.write(store.report(), title, outcome, results, run, messages);
    return Optional.of(store.report());
  }

  /** Opens a page in a browser, if the user wants that. */
  void open(Optional<Path> page) {
    if (open && page.isPresent()) {
      WebBrowser.open(page.get()).ifPresent(problem -> System.err.println("glomers: " + problem));
    }
  }

  /**
   * Refuses {@code --open} if there is no page, or more than one.
   *
   * @param many the flag that makes many runs, if it is given
   */
  void check(ScenarioFlags flags, Optional<String> many) {
    if (open && none) {
      throw flags.bad("--open and --no-report don't go together: there is no page to open");
    }
    if (open && many.isPresent()) {
      throw flags.bad("--open is for one run, and " + many.get() + " makes many");
    }
  }
}
