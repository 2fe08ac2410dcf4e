package glomers.workbench.cli;

import glomers.workbench.checker.Verdict;
import glomers.workbench.report.ComparisonTable.Row;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The overall verdict of a comparison. Immutable.
 *
 * @param about what the verdict is about, in words
 * @param rows the rows that decide the verdict
 */
record Summary(String about, List<Row> rows) {
  Summary {
    rows = List.copyOf(rows);
  }

  Verdict verdict() {
    return rows.stream().map(row -> row.outcome().verdict()).reduce(Verdict.VALID, Verdict::and);
  }

  /** One line: the rows that decide, and those of them that are not valid. */
  @Override
  public String toString() {
    List<Row> others =
        rows.stream().filter(row -> row.outcome().verdict() != Verdict.VALID).toList();
    boolean oneScenario = rows.stream().map(Row::settings).distinct().count() <= 1;
    String names =
        others.stream()
            .map(row -> oneScenario ? row.name() : row.name() + " at " + row.settings())
            .collect(Collectors.joining(", "));
    String count = others.isEmpty() ? "" : ", and " + others.size() + " not: " + names;
    return "The verdict is on %s: %d of %d valid%s"
        .formatted(about, rows.size() - others.size(), rows.size(), count);
  }
}
