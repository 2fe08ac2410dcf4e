package glomers.workbench.scenario.file;

import glomers.workbench.scenario.Challenge;
import glomers.workbench.scenario.Fault;
import glomers.workbench.scenario.FaultKind;
import glomers.workbench.scenario.Latency;
import glomers.workbench.scenario.Link;
import glomers.workbench.scenario.NodeNames;
import glomers.workbench.scenario.Scenario;
import glomers.workbench.scenario.Schedule;
import glomers.workbench.scenario.ScheduledFault;
import glomers.workbench.scenario.ScheduledOperation;
import glomers.workbench.scenario.Topology;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.json.JsonMapper;

/**
 * Writes a scenario as a person would: one field or event per line, and no field that has its
 * default.
 */
final class ScenarioPrinter {
  private static final JsonMapper JSON = new JsonMapper();

  private ScenarioPrinter() {}

  static String print(ScenarioFile file) {
    Scenario scenario = file.scenario();
    Map<String, String> fields = new LinkedHashMap<>();
    file.program().ifPresent(program -> fields.put("program", json(program)));
    if (!file.args().isEmpty()) {
      fields.put("args", list(file.args()));
    }
    settings(scenario, fields);
    Schedule schedule = scenario.schedule();
    schedule
        .operations()
        .ifPresent(
            invocations ->
                fields.put(
                    "operations", lines(invocations.stream().map(ScenarioPrinter::operation))));
    schedule
        .faults()
        .ifPresent(
            faults -> fields.put("faults", lines(faults.stream().map(ScenarioPrinter::fault))));
    return fields.entrySet().stream()
        .map(field -> "  " + json(field.getKey()) + ": " + field.getValue())
        .collect(Collectors.joining(",\n", "{\n", "\n}\n"));
  }

  private static void settings(Scenario scenario, Map<String, String> fields) {
    Schedule schedule = scenario.schedule();
    scenario
        .targets()
        .flatMap(Challenge::withTargets)
        .ifPresent(challenge -> fields.put("challenge", json(challenge.id())));
    if (NodeNames.areNumbered(scenario.nodeIds())) {
      fields.put("node-count", String.valueOf(scenario.nodeCount()));
    } else {
      fields.put("nodes", list(scenario.nodeIds()));
    }
    if (schedule.operations().isEmpty() || scenario.timeLimitNanos() != schedule.endNanos()) {
      fields.put("time-limit", json(Durations.format(scenario.timeLimitNanos())));
    }
    if (schedule.operations().isEmpty()) {
      fields.put("rate", plain(scenario.rate()));
      if (scenario.repeatShare() > 0) {
        fields.put("repeat-values", plain(scenario.repeatShare()));
      }
    }
    if (scenario.concurrency() != scenario.nodeCount()) {
      fields.put("concurrency", String.valueOf(scenario.concurrency()));
    }
    Latency latency = scenario.latency();
    if (latency.meanNanos() != 0 || scenario.targets().isPresent()) {
      fields.put("latency", json(Durations.format(latency.meanNanos())));
    }
    if (latency.distribution() != Latency.Distribution.CONSTANT) {
      fields.put("latency-dist", json(latency.distribution().toString()));
    }
    if (scenario.topology() != Topology.GRID) {
      fields.put("topology", json(scenario.topology().toString()));
    }
    if (schedule.faults().isEmpty() && !scenario.faults().isEmpty()) {
      fields.put("nemesis", list(scenario.faults().stream().map(FaultKind::toString).toList()));
      fields.put("nemesis-interval", json(Durations.format(scenario.nemesisIntervalNanos())));
    }
    scenario.availability().ifPresent(least -> fields.put("availability", plain(least)));
    if (scenario.strict()) {
      fields.put("strict", "true");
    }
    fields.put("seed", String.valueOf(scenario.seed()));
  }

  private static String operation(ScheduledOperation operation) {
    String what =
        operation.broadcast().map(value -> "\"broadcast\": " + value).orElse("\"read\": true");
    return "{\"at\": %s, \"node\": %s, %s}"
        .formatted(json(Durations.format(operation.atNanos())), json(operation.node()), what);
  }

  private static String fault(ScheduledFault scheduled) {
    Fault fault = scheduled.fault();
    return "{\"fault\": %s, \"from\": %s, \"to\": %s%s}"
        .formatted(
            json(fault.kind().toString()),
            json(Durations.format(scheduled.fromNanos())),
            json(Durations.format(scheduled.toNanos())),
            details(fault));
  }

  private static String details(Fault fault) {
    if (fault instanceof Fault.Cut cut) {
      return ", \"cut\": " + list(links(cut.links()));
    }
    if (fault instanceof Fault.Pause pause) {
      return ", \"nodes\": " + list(pause.paused());
    }
    if (fault instanceof Fault.Loss loss) {
      return ", \"percent\": %d, \"seed\": %d".formatted(loss.percent(), loss.seed());
    }
    if (fault instanceof Fault.Duplicate duplicate) {
      return ", \"percent\": %d, \"seed\": %d".formatted(duplicate.percent(), duplicate.seed());
    }
    return "";
  }

  /** The links as text; a link that is cut in both directions is written once, with {@code <->}. */
  private static List<String> links(Collection<Link> links) {
    List<String> texts = new ArrayList<>();
    for (Link link : links) {
      boolean bothWays = links.contains(new Link(link.to(), link.from()));
      if (!bothWays) {
        texts.add(link.toString());
      } else if (link.from().compareTo(link.to()) < 0) {
        texts.add(link.from() + " <-> " + link.to());
      }
    }
    return texts;
  }

  private static String lines(Stream<String> elements) {
    String text = elements.collect(Collectors.joining(",\n    "));
    return text.isEmpty() ? "[]" : "[\n    " + text + "\n  ]";
  }

  private static String list(Collection<String> texts) {
    return texts.stream().map(ScenarioPrinter::json).collect(Collectors.joining(", ", "[", "]"));
  }

  private static String json(String text) {
    return JSON.writeValueAsString(text);
  }

  private static String plain(double number) {
    return BigDecimal.valueOf(number).stripTrailingZeros().toPlainString();
  }
}
