package glomers.workbench.page;

import glomers.workbench.network.TrafficSeries;
import glomers.workbench.report.ComparisonTable.Row;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * One run of a comparison: a program in a scenario.
 *
 * @param row the row of the table
 * @param json the row for JSON
 * @param traffic the counts of messages over time
 * @param journal the file of messages between nodes and their fates, or of the first {@link
 *     #MAX_MESSAGES} of them
 */
public record ComparedRun(
    Row row, Map<String, Object> json, TrafficSeries traffic, Optional<Path> journal) {

  /** How many messages between nodes of a run the page looks at. */
  public static final long MAX_MESSAGES = 12_000;
}
