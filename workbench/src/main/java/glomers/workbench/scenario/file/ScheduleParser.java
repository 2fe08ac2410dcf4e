package glomers.workbench.scenario.file;

import glomers.workbench.scenario.Fault;
import glomers.workbench.scenario.FaultKind;
import glomers.workbench.scenario.Link;
import glomers.workbench.scenario.Schedule;
import glomers.workbench.scenario.ScheduledFault;
import glomers.workbench.scenario.ScheduledOperation;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Parses the operations and faults of a scenario file. */
final class ScheduleParser {
  private static final Pattern LINK = Pattern.compile("(\\S+) (->|<->) (\\S+)");
  private static final int ALL_PERCENT = 100;

  private ScheduleParser() {}

  static Schedule parse(ScenarioFields fields) throws MalformedScenarioException {
    Optional<List<ScenarioFields>> operations =
        fields.objects("operations", "a list of operations");
    Optional<List<ScenarioFields>> faults = fields.objects("faults", "a list of faults");
    return new Schedule(
        operations.isEmpty() ? Optional.empty() : Optional.of(invocations(operations.get())),
        faults.isEmpty() ? Optional.empty() : Optional.of(faults(faults.get())));
  }

  private static List<ScheduledOperation> invocations(List<ScenarioFields> operations)
      throws MalformedScenarioException {
    List<ScheduledOperation> invocations = new ArrayList<>();
    for (ScenarioFields operation : operations) {
      long at = time(operation, "at");
      String expected = "a node, such as \"n0\"";
      String node =
          operation.text("node", expected).orElseThrow(() -> operation.bad("node", expected));
      boolean read = operation.bool("read").orElse(false);
      Optional<Long> value = operation.whole("broadcast", 0, Long.MAX_VALUE);
      if (read == value.isPresent()) {
        throw operation.wrong("say either \"broadcast\": a value, or \"read\": true");
      }
      operation.checkNoOthers();
      invocations.add(new ScheduledOperation(at, node, value));
    }
    return invocations;
  }

  private static List<ScheduledFault> faults(List<ScenarioFields> faults)
      throws MalformedScenarioException {
    List<ScheduledFault> scheduled = new ArrayList<>();
    for (ScenarioFields fault : faults) {
      long from = time(fault, "from");
      long to = time(fault, "to");
      try {
        scheduled.add(new ScheduledFault(from, to, fault(fault)));
      } catch (IllegalArgumentException e) {
        throw fault.wrong(e.getMessage());
      }
      fault.checkNoOthers();
    }
    return scheduled;
  }

  private static Fault fault(ScenarioFields fields) throws MalformedScenarioException {
    String expected = "one of " + FaultKind.names();
    FaultKind fault =
        fields
            .text("fault", expected)
            .flatMap(FaultKind::of)
            .orElseThrow(() -> fields.bad("fault", expected));
    return switch (fault) {
      case PARTITION, ONE_WAY -> Fault.Cut.of(fault, links(fields));
      case LOSS -> new Fault.Loss(percent(fields), seed(fields));
      case DUPLICATE -> new Fault.Duplicate(percent(fields), seed(fields));
      case SLOW -> new Fault.Slow();
      case PAUSE -> new Fault.Pause(nodes(fields));
    };
  }

  private static List<Link> links(ScenarioFields fields) throws MalformedScenarioException {
    String expected = "a list of links such as \"n0 -> n1\", or \"n0 <-> n1\" for both ways";
    List<String> texts = fields.texts("cut", expected).orElse(List.of());
    List<Link> links = new ArrayList<>();
    for (String text : texts) {
      Matcher matcher = LINK.matcher(text);
      if (!matcher.matches()) {
        throw fields.bad("cut", expected);
      }
      links.add(new Link(matcher.group(1), matcher.group(3)));
      if (matcher.group(2).equals("<->")) {
        links.add(new Link(matcher.group(3), matcher.group(1)));
      }
    }
    if (links.isEmpty()) {
      throw fields.bad("cut", expected);
    }
    return links;
  }

  private static List<String> nodes(ScenarioFields fields) throws MalformedScenarioException {
    String expected = "a list of nodes, such as [\"n0\"]";
    return fields
        .texts("nodes", expected)
        .filter(nodes -> !nodes.isEmpty())
        .orElseThrow(() -> fields.bad("nodes", expected));
  }

  private static int percent(ScenarioFields fields) throws MalformedScenarioException {
    return Math.toIntExact(
        fields
            .whole("percent", 1, ALL_PERCENT)
            .orElseThrow(() -> fields.bad("percent", "a whole number, 1 to 100")));
  }

  private static long seed(ScenarioFields fields) throws MalformedScenarioException {
    return fields.whole("seed", Long.MIN_VALUE, Long.MAX_VALUE).orElse(0L);
  }

  private static long time(ScenarioFields fields, String name) throws MalformedScenarioException {
    return fields
        .time(name)
        .orElseThrow(() -> fields.bad(name, "a time such as \"0.5 s\" or \"20 ms\""));
  }
}
