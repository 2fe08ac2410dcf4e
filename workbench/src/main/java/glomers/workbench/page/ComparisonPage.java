package glomers.workbench.page;

import glomers.workbench.checker.Verdict;
import glomers.workbench.cluster.SystemUnderTest;
import glomers.workbench.network.TrafficSeries;
import glomers.workbench.report.ScenarioText;
import glomers.workbench.scenario.Scenario;
import glomers.workbench.scenario.Targets;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The page of a comparison: {@code comparison.html} in its directory of the store. */
public final class ComparisonPage {
  private ComparisonPage() {}

  /**
   * A program that is compared.
   *
   * @param label its name in the table
   * @param origin where its source is
   */
  public record Program(String label, SystemUnderTest.Origin origin, List<String> args) {}

  /**
   * What the page says first.
   *
   * @param text what the verdict is about, in words
   * @param command the command that repeats the comparison
   */
  public record Heading(Verdict verdict, String text, String command) {}

  /**
   * Writes the page.
   *
   * @param runs the runs of all programs in one scenario, in the order of the programs, then those
   *     in the next
   */
  public static void write(
      Path file, Heading heading, List<Program> programs, List<ComparedRun> runs)
      throws IOException {
    Map<String, Object> data = new LinkedHashMap<>();
    data.put("format", 1);
    data.put("valid?", heading.verdict.toJson());
    data.put("text", heading.text);
    data.put("command", heading.command);
    data.put("programs", programs(programs));
    data.put("scenarios", scenarios(runs));
    String names = String.join(", ", programs.stream().map(Program::label).toList());
    HtmlPage.write(file, "Comparison of " + names, "comparison.js", data);
  }

  private static List<Object> programs(List<Program> programs) throws IOException {
    List<Object> maps = new ArrayList<>();
    Optional<ProgramSource> before = Optional.empty();
    for (Program program : programs) {
      Optional<ProgramSource> source = ProgramSource.of(program.origin);
      Map<String, Object> map = new LinkedHashMap<>();
      map.put("label", program.label);
      map.put("args", program.args);
      if (source.isPresent()) {
        Optional<ProgramSource> other = before.filter(source.get()::isInLanguageOf);
        List<String> lines = source.get().lines();
        map.put("file", source.get().name());
        map.put("compared", other.isPresent());
        map.put(
            "lines",
            other
                .map(ProgramSource::lines)
                .map(others -> SourceLine.compare(others, lines))
                .orElseGet(() -> SourceLine.of(lines))
                .stream()
                .map(ComparisonPage::line)
                .toList());
        before = source;
      }
      maps.add(map);
    }
    return maps;
  }

  private static List<Object> line(SourceLine line) {
    return List.of(line.mark().toString(), line.aside() ? 1 : 0, line.number(), line.text());
  }

  private static List<Object> scenarios(List<ComparedRun> runs) throws IOException {
    Map<String, List<ComparedRun>> byScenario = new LinkedHashMap<>();
    for (ComparedRun run : runs) {
      byScenario.computeIfAbsent(run.row().settings(), name -> new ArrayList<>()).add(run);
    }
    List<Object> maps = new ArrayList<>();
    for (Map.Entry<String, List<ComparedRun>> entry : byScenario.entrySet()) {
      List<ComparedRun> own = entry.getValue();
      Scenario scenario = own.get(0).row().outcome().scenario();
      Map<String, Object> map = new LinkedHashMap<>();
      map.put("name", entry.getKey());
      map.put("settings", ScenarioText.settings(scenario));
      map.put("seed", scenario.seed());
      map.put("nodes", scenario.nodeCount());
      map.put("targets", scenario.targets().map(ComparisonPage::targets).orElse(null));
      map.put("runs", own.stream().map(ComparisonPage::run).toList());
      map.put("journeys", Journeys.of(own).orElse(null));
      maps.add(map);
    }
    return maps;
  }

  private static Map<String, Object> targets(Targets targets) {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("msgs-per-op-under", targets.messagesPerOperation());
    map.put("median-ms-under", targets.medianMillis());
    map.put("max-ms-under", targets.maxMillis());
    return map;
  }

  private static Map<String, Object> run(ComparedRun run) {
    Map<String, Object> sent = new LinkedHashMap<>();
    for (TrafficSeries.Kind kind : TrafficSeries.Kind.values()) {
      long count = Arrays.stream(run.traffic().counts(kind)).sum();
      sent.put(kind.name().toLowerCase(Locale.ROOT), count);
    }
    Map<String, Object> map = new LinkedHashMap<>(run.json());
    map.put("messages", sent);
    return map;
  }
}
