package glomers.workbench.cli;

import glomers.workbench.cli.Comparison.Ran;
import glomers.workbench.cluster.SystemUnderTest;
import glomers.workbench.page.ComparedRun;
import glomers.workbench.page.ComparisonPage;
import glomers.workbench.page.ComparisonPage.Heading;
import glomers.workbench.page.ComparisonPage.Program;
import glomers.workbench.report.Store;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Writes the page of a comparison into the store. */
final class ComparisonReport {
  private ComparisonReport() {}

  /**
   * Writes the page.
   *
   * @param results the rows for JSON
   * @return the page
   */
  static Path write(
      StoreFlags store,
      Heading heading,
      List<SystemUnderTest> systems,
      List<Ran> runs,
      List<Map<String, Object>> results)
      throws UserException {
    List<Program> programs =
        systems.stream()
            .map(system -> new Program(system.label(), system.origin(), system.args()))
            .toList();
    List<ComparedRun> compared = new ArrayList<>();
    for (int i = 0; i < runs.size(); i++) {
      Ran run = runs.get(i);
      compared.add(new ComparedRun(run.row(), results.get(i), run.traffic(), run.journal()));
    }
    try {
      Path file = Store.createComparison(store.store());
      ComparisonPage.write(file, heading, programs, compared);
      return file;
    } catch (IOException | UncheckedIOException e) {
      throw new UserException(e.getMessage());
    }
  }
}
