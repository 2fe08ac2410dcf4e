package glomers.workbench.scenario.file;

import glomers.workbench.scenario.Challenge;
import glomers.workbench.scenario.FaultKind;
import glomers.workbench.scenario.Latency;
import glomers.workbench.scenario.NodeNames;
import glomers.workbench.scenario.Scenario;
import glomers.workbench.scenario.ScenarioBuilder;
import glomers.workbench.scenario.Schedule;
import glomers.workbench.scenario.Topology;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/**
 * Parses the JSON of a scenario file. The fields are named like the flags of the command line,
 * without dashes.
 */
final class ScenarioParser {
  private static final Pattern CLIENTS_FOR_EACH_NODE = Pattern.compile("([1-9][0-9]{0,3})n");
  private static final int MAX_CLIENTS = 10_000;

  private final ScenarioFields fields;

  private ScenarioParser(ScenarioFields fields) {
    this.fields = fields;
  }

  static ScenarioFile parse(String file, JsonNode root) throws MalformedScenarioException {
    return new ScenarioParser(ScenarioFields.of(file, root)).parse();
  }

  private ScenarioFile parse() throws MalformedScenarioException {
    fields.text("about", "a text");
    Optional<String> program = fields.text("program", "a program's name, such as \"3b\"");
    List<String> args = fields.texts("args", "a list of texts").orElse(List.of());
    Schedule schedule = ScheduleParser.parse(fields);
    refuseFieldsWithoutEffect(schedule);
    Challenge challenge = challenge();
    List<String> nodes = nodes(challenge);
    long limit =
        schedule.operations().isPresent()
            ? schedule.endNanos()
            : Scenario.seconds(challenge.timeLimitSeconds());
    try {
      ScenarioBuilder scenario =
          ScenarioBuilder.of(challenge)
              .nodes(nodes)
              .timeLimit(fields.time("time-limit").orElse(limit))
              .rate(fields.number("rate").orElse(challenge.rate()))
              .concurrency(concurrency(nodes.size()))
              .latency(latency(challenge))
              .topology(oneOf("topology", Topology.values(), Topology.GRID))
              .faults(faults(challenge))
              .repeatValues(repeatShare())
              .seed(fields.whole("seed", Long.MIN_VALUE, Long.MAX_VALUE).orElse(0L))
              .schedule(schedule);
      fields.time("nemesis-interval").ifPresent(scenario::intervalNanos);
      availability().ifPresent(scenario::availability);
      if (fields.bool("strict").orElse(false)) {
        scenario.strict();
      }
      fields.checkNoOthers();
      return new ScenarioFile(program, args, scenario.build());
    } catch (IllegalArgumentException e) {
      throw fields.wrong(e.getMessage().replaceFirst("^--", ""));
    }
  }

  private void refuseFieldsWithoutEffect(Schedule schedule) throws MalformedScenarioException {
    for (String name : List.of("rate", "repeat-values")) {
      if (schedule.operations().isPresent() && fields.has(name)) {
        throw fields.wrong("operations are written out, so there must be no " + name);
      }
    }
    for (String name : List.of("nemesis", "nemesis-interval")) {
      if (schedule.faults().isPresent() && fields.has(name)) {
        throw fields.wrong("faults are written out, so there must be no " + name);
      }
    }
  }

  private List<String> nodes(Challenge challenge) throws MalformedScenarioException {
    Optional<List<String>> names =
        fields.texts("nodes", "a list of names, such as [\"n1\", \"n2\"]");
    if (names.isPresent() && fields.has("node-count")) {
      throw fields.wrong("the nodes have names, so there must be no node-count");
    }
    if (names.isPresent()) {
      return names.get();
    }
    return NodeNames.numbered((int) whole("node-count", challenge.nodeCount(), Scenario.MAX_NODES));
  }

  private Challenge challenge() throws MalformedScenarioException {
    Optional<String> id = fields.text("challenge", "one of " + Challenge.names());
    if (id.isEmpty()) {
      return Challenge.NONE;
    }
    return Challenge.of(id.get())
        .orElseThrow(() -> fields.bad("challenge", "one of " + Challenge.names()));
  }

  private long whole(String name, long otherwise, long most) throws MalformedScenarioException {
    return fields.whole(name, 1, most).orElse(otherwise);
  }

  private int concurrency(int nodes) throws MalformedScenarioException {
    String expected = "a number of clients such as 10, or for each node such as \"4n\"";
    if (!fields.has("concurrency")) {
      return nodes;
    }
    try {
      return (int) whole("concurrency", nodes, MAX_CLIENTS);
    } catch (MalformedScenarioException e) {
      Matcher matcher = CLIENTS_FOR_EACH_NODE.matcher(textOr("concurrency", ""));
      if (!matcher.matches()) {
        throw fields.bad("concurrency", expected);
      }
      return Integer.parseInt(matcher.group(1)) * nodes;
    }
  }

  private String textOr(String name, String otherwise) {
    try {
      return fields.text(name, "").orElse(otherwise);
    } catch (MalformedScenarioException e) {
      return otherwise;
    }
  }

  private Latency latency(Challenge challenge) throws MalformedScenarioException {
    long mean = fields.time("latency").orElse(challenge.latencyMillis() * 1_000_000);
    return new Latency(
        mean, oneOf("latency-dist", Latency.Distribution.values(), Latency.Distribution.CONSTANT));
  }

  private SortedSet<FaultKind> faults(Challenge challenge) throws MalformedScenarioException {
    String expected = "a list of " + FaultKind.names();
    Optional<List<String>> names = fields.texts("nemesis", expected);
    if (names.isEmpty()) {
      return challenge.faults();
    }
    SortedSet<FaultKind> faults = new TreeSet<>();
    for (String name : names.get()) {
      faults.add(FaultKind.of(name).orElseThrow(() -> fields.bad("nemesis", expected)));
    }
    return faults;
  }

  private double repeatShare() throws MalformedScenarioException {
    if (textIsNumber("repeat-values")) {
      double share = fields.number("repeat-values").orElse(0.0);
      if (share < 0 || share > 1) {
        throw fields.bad("repeat-values", "true, false, or a fraction from 0 to 1");
      }
      return share;
    }
    return fields.bool("repeat-values").orElse(false) ? Scenario.REPEAT_SHARE : 0;
  }

  private Optional<Double> availability() throws MalformedScenarioException {
    return textOr("availability", "").equals("total")
        ? Optional.of(1.0)
        : fields.number("availability");
  }

  private boolean textIsNumber(String name) {
    try {
      return fields.number(name).isPresent();
    } catch (MalformedScenarioException e) {
      return false;
    }
  }

  private <E extends Enum<E>> E oneOf(String name, E[] values, E otherwise)
      throws MalformedScenarioException {
    String names =
        Arrays.stream(values)
            .map(value -> value.name().toLowerCase(Locale.ROOT))
            .collect(Collectors.joining(", "));
    Optional<String> text = fields.text(name, "one of " + names);
    if (text.isEmpty()) {
      return otherwise;
    }
    return Arrays.stream(values)
        .filter(value -> value.name().toLowerCase(Locale.ROOT).equals(text.get()))
        .findFirst()
        .orElseThrow(() -> fields.bad(name, "one of " + names));
  }
}
