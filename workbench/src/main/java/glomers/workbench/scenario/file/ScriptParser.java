package glomers.workbench.scenario.file;

import glomers.workbench.scenario.Ask;
import glomers.workbench.scenario.Fault;
import glomers.workbench.scenario.Link;
import glomers.workbench.scenario.Script;
import glomers.workbench.scenario.TimedFault;
import glomers.workbench.scenario.Trouble;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Makes a script of the operations and faults in a file. */
final class ScriptParser {
  private static final Pattern LINK = Pattern.compile("(\\S+) (->|<->) (\\S+)");
  private static final int ALL_PERCENT = 100;

  private ScriptParser() {}

  static Script parse(Fields fields) throws MalformedScenarioException {
    Optional<List<Fields>> operations = fields.objects("operations", "a list of operations");
    Optional<List<Fields>> faults = fields.objects("faults", "a list of faults");
    return new Script(
        operations.isEmpty() ? Optional.empty() : Optional.of(asks(operations.get())),
        faults.isEmpty() ? Optional.empty() : Optional.of(faults(faults.get())));
  }

  private static List<Ask> asks(List<Fields> operations) throws MalformedScenarioException {
    List<Ask> asks = new ArrayList<>();
    for (Fields operation : operations) {
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
      asks.add(new Ask(at, node, value));
    }
    return asks;
  }

  private static List<TimedFault> faults(List<Fields> faults) throws MalformedScenarioException {
    List<TimedFault> timed = new ArrayList<>();
    for (Fields fault : faults) {
      long from = time(fault, "from");
      long to = time(fault, "to");
      try {
        timed.add(new TimedFault(from, to, trouble(fault)));
      } catch (IllegalArgumentException e) {
        throw fault.wrong(e.getMessage());
      }
      fault.checkNoOthers();
    }
    return timed;
  }

  private static Trouble trouble(Fields fields) throws MalformedScenarioException {
    String expected = "one of " + Fault.names();
    Fault fault =
        fields
            .text("fault", expected)
            .flatMap(Fault::of)
            .orElseThrow(() -> fields.bad("fault", expected));
    return switch (fault) {
      case PARTITION, ONE_WAY -> Trouble.Cut.of(fault, links(fields));
      case LOSS -> new Trouble.Loss(percent(fields), seed(fields));
      case DUPLICATE -> new Trouble.Duplicate(percent(fields), seed(fields));
      case SLOW -> new Trouble.Slow();
      case PAUSE -> new Trouble.Pause(nodes(fields));
    };
  }

  private static List<Link> links(Fields fields) throws MalformedScenarioException {
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

  private static List<String> nodes(Fields fields) throws MalformedScenarioException {
    String expected = "a list of nodes, such as [\"n0\"]";
    return fields
        .texts("nodes", expected)
        .filter(nodes -> !nodes.isEmpty())
        .orElseThrow(() -> fields.bad("nodes", expected));
  }

  private static int percent(Fields fields) throws MalformedScenarioException {
    return Math.toIntExact(
        fields
            .whole("percent", 1, ALL_PERCENT)
            .orElseThrow(() -> fields.bad("percent", "a whole number, 1 to 100")));
  }

  private static long seed(Fields fields) throws MalformedScenarioException {
    return fields.whole("seed", Long.MIN_VALUE, Long.MAX_VALUE).orElse(0L);
  }

  private static long time(Fields fields, String name) throws MalformedScenarioException {
    return fields
        .time(name)
        .orElseThrow(() -> fields.bad(name, "a time such as \"0.5 s\" or \"20 ms\""));
  }
}
