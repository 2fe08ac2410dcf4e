package glomers.workbench.bench;

import glomers.workbench.cluster.SystemUnderTest;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;

/** The result of a bench, as text and as a map for JSON. Immutable. */
public final class BenchResult {
  private static final int RATIO_DECIMALS = 2;

  private final List<SystemUnderTest> systems;
  private final BenchConfig config;
  private final Platform platform;
  private final Measurements measurements;

  BenchResult(
      List<SystemUnderTest> systems,
      BenchConfig config,
      Platform platform,
      Measurements measurements) {
    this.systems = List.copyOf(systems);
    this.config = config;
    this.platform = platform;
    this.measurements = measurements;
  }

  /** Tables of at most 100 columns, and the machine that they were measured on. */
  public String text() {
    StringBuilder text = new StringBuilder();
    for (Metric.Group group : Metric.Group.values()) {
      text.append(group.title()).append('\n').append(table(group)).append('\n');
    }
    return text.append(legend()).toString();
  }

  /** The same as a map for JSON. */
  public Map<String, Object> toMap() {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("quick", config.quick());
    map.put("setting", platform.toMap());
    map.put("messages", config.messages());
    map.put("window", config.window());
    map.put("starts", config.starts());
    map.put("rounds", config.rounds());
    map.put("programs", systems.stream().map(this::program).toList());
    return map;
  }

  private String table(Metric.Group group) {
    List<Metric> metrics = measurements.metrics(group);
    List<List<String>> rows = new ArrayList<>();
    List<String> heads = new ArrayList<>(List.of(""));
    metrics.forEach(metric -> heads.addAll(List.of(metric.label(), "ratio")));
    rows.add(heads);
    for (SystemUnderTest system : systems) {
      List<String> row = new ArrayList<>(List.of("  " + system.label()));
      for (Metric metric : metrics) {
        row.add(TextTable.cell(measurements.of(metric, system.label()), metric.decimals()));
        row.add(TextTable.cell(ratio(metric, system), RATIO_DECIMALS));
      }
      rows.add(row);
    }
    return TextTable.of(rows);
  }

  private Map<String, Object> program(SystemUnderTest system) {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("name", system.label());
    map.put("command", system.command());
    Map<String, Object> ratios = new LinkedHashMap<>();
    for (Metric.Group group : Metric.Group.values()) {
      for (Metric metric : measurements.metrics(group)) {
        OptionalDouble median = measurements.of(metric, system.label());
        map.put(metric.key(), rounded(median, metric.decimals()));
        ratios.put(metric.key(), rounded(ratio(metric, system), RATIO_DECIMALS + 1));
      }
    }
    map.put("ratio-to-first", ratios);
    return map;
  }

  private OptionalDouble ratio(Metric metric, SystemUnderTest system) {
    return measurements.ratio(metric, system.label(), systems.get(0).label());
  }

  private static Object rounded(OptionalDouble figure, int decimals) {
    return figure.isEmpty()
        ? null
        : BigDecimal.valueOf(figure.getAsDouble()).setScale(decimals, RoundingMode.HALF_UP);
  }

  private String legend() {
    String memory =
        platform.reportsMemory()
            ? ""
            : "Memory is -: it is read from /proc, and this system has none.\n";
    String quick =
        config.quick() ? "A quick run: too little is measured for figures to rely on.\n" : "";
    return String.format(
        Locale.ROOT,
        "%s%sRatios are to %s.%n"
            + "Medians of %d starts, of %d times %d nodes at once, of %d rounds of broadcasts and"
            + " of round trips,%n"
            + "each by a new process, and of %d reads. The first and the next are %,d broadcasts"
            + " each, from one%n"
            + "client with up to %,d unanswered; CPU is of both. Filled is after the first, peak"
            + " after both.%n"
            + "On %d cores with a load of %s before, %s, by%n%s%n",
        quick,
        memory,
        systems.get(0).label(),
        config.starts(),
        config.concurrentStartRounds(),
        config.concurrentStarts(),
        config.rounds(),
        config.reads(),
        config.messages(),
        config.window(),
        platform.cores(),
        TextTable.cell(platform.load(), 1),
        platform.system(),
        platform.java());
  }
}
