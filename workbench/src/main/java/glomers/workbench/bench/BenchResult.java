package glomers.workbench.bench;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;

/** What a bench found, for people and for programs. Immutable. */
public final class BenchResult {
  private static final int RATIO_DECIMALS = 2;

  private final List<Candidate> candidates;
  private final Effort effort;
  private final Setting setting;
  private final Scores scores;

  BenchResult(List<Candidate> candidates, Effort effort, Setting setting, Scores scores) {
    this.candidates = List.copyOf(candidates);
    this.effort = effort;
    this.setting = setting;
    this.scores = scores;
  }

  /** Tables that fit 100 columns, and what they were measured on. */
  public String text() {
    StringBuilder text = new StringBuilder();
    for (Section section : Section.values()) {
      text.append(section.title()).append('\n').append(table(section)).append('\n');
    }
    return text.append(legend()).toString();
  }

  /** The same, for JSON. */
  public Map<String, Object> toMap() {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("quick", effort.quick());
    map.put("setting", setting.toMap());
    map.put("messages", effort.messages());
    map.put("window", effort.window());
    map.put("starts", effort.starts());
    map.put("rounds", effort.rounds());
    Map<String, Map<String, Object>> yardsticks = new LinkedHashMap<>();
    for (Section section : Section.values()) {
      if (!section.yardstick().isEmpty()) {
        yardsticks
            .computeIfAbsent(section.yardstick(), name -> new LinkedHashMap<>())
            .putAll(figures(section, section.yardstick()));
      }
    }
    map.put("yardsticks", yardsticks);
    map.put("programs", candidates.stream().map(this::program).toList());
    return map;
  }

  private String table(Section section) {
    List<Measure> measures = scores.measures(section);
    boolean compared = !section.yardstick().isEmpty();
    TextTable table = new TextTable();
    List<String> heads = new ArrayList<>(List.of(""));
    for (Measure measure : measures) {
      heads.add(measure.label());
      heads.add("ratio");
      if (hasYardstick(measure)) {
        heads.add(section.head());
      }
    }
    table.row(heads);
    if (compared) {
      table.row(row(section.yardstick(), measures, false));
    }
    candidates.forEach(candidate -> table.row(row(candidate.name(), measures, true)));
    return table.toString();
  }

  private List<String> row(String name, List<Measure> measures, boolean ratios) {
    List<String> cells = new ArrayList<>(List.of("  " + name));
    for (Measure measure : measures) {
      cells.add(TextTable.cell(scores.of(measure, name), measure.decimals()));
      cells.add(ratios ? TextTable.cell(toFirst(measure, name), RATIO_DECIMALS) : "");
      if (hasYardstick(measure)) {
        String yardstick = measure.section().yardstick();
        cells.add(
            ratios ? TextTable.cell(scores.ratio(measure, name, yardstick), RATIO_DECIMALS) : "");
      }
    }
    return cells;
  }

  private Map<String, Object> program(Candidate candidate) {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("name", candidate.name());
    map.put("command", candidate.command());
    for (Section section : Section.values()) {
      map.putAll(figures(section, candidate.name()));
    }
    Map<String, Object> toFirst = new LinkedHashMap<>();
    Map<String, Object> toYardstick = new LinkedHashMap<>();
    for (Section section : Section.values()) {
      for (Measure measure : scores.measures(section)) {
        toFirst.put(measure.key(), rounded(toFirst(measure, candidate.name()), RATIO_DECIMALS + 1));
        if (hasYardstick(measure)) {
          OptionalDouble ratio = scores.ratio(measure, candidate.name(), section.yardstick());
          toYardstick.put(measure.key(), rounded(ratio, RATIO_DECIMALS + 1));
        }
      }
    }
    map.put("ratio-to-first", toFirst);
    map.put("ratio-to-yardstick", toYardstick);
    return map;
  }

  private Map<String, Object> figures(Section section, String name) {
    Map<String, Object> map = new LinkedHashMap<>();
    for (Measure measure : scores.measures(section)) {
      OptionalDouble figure = scores.of(measure, name);
      if (figure.isPresent() || !name.equals(section.yardstick())) {
        map.put(measure.key(), rounded(figure, measure.decimals()));
      }
    }
    return map;
  }

  private OptionalDouble toFirst(Measure measure, String name) {
    return scores.ratio(measure, name, candidates.get(0).name());
  }

  private boolean hasYardstick(Measure measure) {
    return scores.of(measure, measure.section().yardstick()).isPresent();
  }

  private static Object rounded(OptionalDouble figure, int decimals) {
    return figure.isEmpty()
        ? null
        : BigDecimal.valueOf(figure.getAsDouble()).setScale(decimals, RoundingMode.HALF_UP);
  }

  private String legend() {
    String memory =
        setting.tellsMemory()
            ? ""
            : "Memory is -: it is read from /proc, and this system has none.\n";
    String quick =
        effort.quick() ? "A quick run: too little is measured for figures to rely on.\n" : "";
    return String.format(
        Locale.ROOT,
        "%s%sRatios are to %s, and to the yardstick in the first row.%n"
            + "Medians of %d starts, of %d times %d nodes at once, of %d rounds of broadcasts and"
            + " of round trips,%n"
            + "each by a new process, and of %d reads. The first and the next are %,d broadcasts"
            + " each, from one%n"
            + "client with up to %,d unanswered; CPU is of both. Filled is after the first, peak"
            + " after both.%n"
            + "On %d cores with a load of %s before, %s, by%n%s%n",
        quick,
        memory,
        candidates.get(0).name(),
        effort.starts(),
        effort.togetherRounds(),
        effort.together(),
        effort.rounds(),
        effort.reads(),
        effort.messages(),
        effort.window(),
        setting.cores(),
        TextTable.cell(setting.load(), 1),
        setting.system(),
        setting.java());
  }
}
