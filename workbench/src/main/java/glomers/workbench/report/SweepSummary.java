package glomers.workbench.report;

import glomers.workbench.checker.Verdict;
import glomers.workbench.run.SeedResult;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.json.JsonMapper;

/** The summary of many runs, as text and as JSON. Not thread-safe. */
public final class SweepSummary {
  /** Maximum number of failures that are described; the seeds of all are listed. */
  private static final int FAILURES_DESCRIBED = 5;

  private static final JsonMapper JSON = new JsonMapper();

  private final Map<Verdict, Long> counts = new EnumMap<>(Verdict.class);
  private final List<SeedResult> described = new ArrayList<>();
  private final SeedRanges failed = new SeedRanges();
  private long serverMessages;
  private long affected;
  private long runs;
  private Verdict verdict = Verdict.VALID;

  /** Adds a run. Runs must be added in the order of their seeds. */
  public void add(SeedResult result) {
    runs++;
    counts.merge(result.verdict(), 1L, Long::sum);
    verdict = verdict.and(result.verdict());
    serverMessages += result.serverMessages();
    affected += result.affected();
    if (result.verdict() != Verdict.VALID) {
      failed.add(result.seed());
      if (described.size() < FAILURES_DESCRIBED) {
        described.add(result);
      }
    }
  }

  /** The number of runs so far. */
  public long runs() {
    return runs;
  }

  /** The number of runs so far that were not valid. */
  public long failures() {
    return failed.count();
  }

  /** The first run that was not valid. */
  public Optional<SeedResult> firstFailure() {
    return described.stream().findFirst();
  }

  /** The verdict on all runs together. */
  public Verdict verdict() {
    return verdict;
  }

  /** The summary as text, without the last line. */
  public String block() {
    StringBuilder text = new StringBuilder();
    line(
        text,
        "runs",
        "%d: %d valid, %d invalid, %d unknown"
            .formatted(runs, count(Verdict.VALID), count(Verdict.INVALID), count(Verdict.UNKNOWN)));
    line(text, "messages", serverMessages + " between nodes");
    line(text, "faults", "touched " + affected + " messages and nodes");
    if (!described.isEmpty()) {
      line(text, "not valid", failed.count() == 1 ? "seed " + failed : "seeds " + failed);
      described.forEach(result -> line(text, "seed " + result.seed(), result.summary()));
      line(text, "to repeat it", described.get(0).command());
    }
    return text.toString();
  }

  /** One run as a JSON object on one line, without the newline. */
  public static String json(SeedResult result) {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("seed", result.seed());
    map.put("valid?", result.verdict().toJson());
    map.put("attempt-count", result.attempts());
    map.put("lost-count", result.lost());
    map.put("never-read-count", result.neverRead());
    map.put("server-messages", result.serverMessages());
    map.put("affected", result.affected());
    map.put("findings", result.findings());
    if (result.verdict() != Verdict.VALID) {
      map.put("command", result.command());
    }
    return JSON.writeValueAsString(map);
  }

  private long count(Verdict kind) {
    return counts.getOrDefault(kind, 0L);
  }

  private static void line(StringBuilder text, String name, String value) {
    text.append(String.format(Locale.ROOT, "  %-13s %s%n", name, value));
  }
}
