package glomers.workbench.explain;

import glomers.workbench.history.Operation;
import glomers.workbench.history.Operation.Type;
import glomers.workbench.history.Reading;
import glomers.workbench.network.Disruption;
import glomers.workbench.network.Journal;
import glomers.workbench.scenario.Outcome;
import glomers.workbench.scenario.Scenario;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Tells the story of the values that were lost, and of those that were late, worst first. */
public final class Explainer {
  /** How many values are explained; the rest can be counted. */
  private static final int MOST = 8;

  /** How many messages to one node a story tells of, one by one. */
  private static final int MESSAGES_TOLD = 3;

  private final Outcome outcome;
  private final Map<Long, List<Carriage>> carriages;
  private final Map<String, Disruption> disruptions = new HashMap<>();
  private final Map<String, Reading> lastReads = new TreeMap<>();

  private Explainer(Outcome outcome, Map<Long, List<Carriage>> carriages) {
    this.outcome = outcome;
    this.carriages = carriages;
    outcome.disruptions().forEach(disruption -> disruptions.put(disruption.name(), disruption));
    outcome.history().stream()
        .filter(operation -> operation.byClient() && operation.isOkRead())
        .forEach(read -> lastReads.put(nodeOf(read), read.reading()));
  }

  /**
   * Explains an outcome.
   *
   * @param journal the file of the messages and their fates
   */
  public static List<Explanation> explain(Outcome outcome, Path journal) throws IOException {
    List<Long> lost = outcome.workload().lost().stream().limit(MOST).toList();
    List<Long> stale =
        outcome.workload().worstStale().stream()
            .limit(MOST - lost.size())
            .map(late -> late.value())
            .toList();
    if (!outcome.completed() || (lost.isEmpty() && stale.isEmpty())) {
      return List.of();
    }
    List<Long> values = Stream.concat(lost.stream(), stale.stream()).toList();
    Set<String> nodes = Set.copyOf(outcome.scenario().nodeIds());
    Explainer explainer = new Explainer(outcome, JournalScan.carriages(journal, values, nodes));
    return Stream.concat(
            lost.stream().map(explainer::explainLost), stale.stream().map(explainer::explainStale))
        .toList();
  }

  private Explanation explainLost(long value) {
    List<String> text = new ArrayList<>();
    text.add(taken(value));
    List<String> having =
        lastReads.keySet().stream().filter(node -> lastReads.get(node).contains(value)).toList();
    List<String> lacking =
        lastReads.keySet().stream().filter(node -> !having.contains(node)).toList();
    text.add(
        "At the end, "
            + (having.isEmpty() ? "nobody" : String.join(", ", having))
            + " had it, and "
            + String.join(", ", lacking)
            + " did not.");
    lacking.forEach(node -> text.addAll(attempts(value, node, Long.MAX_VALUE)));
    return new Explanation(value, "lost", text);
  }

  private Explanation explainStale(long value) {
    List<String> text = new ArrayList<>();
    text.add(taken(value));
    lastAbsent(value)
        .ifPresent(
            read -> {
              String node = nodeOf(read);
              text.add(node + " still did not show it in the read at " + read.seconds() + " s.");
              text.addAll(attempts(value, node, read.time()));
              firstDelivery(value, node, read.time())
                  .ifPresent(
                      late ->
                          text.add(
                              node
                                  + " got it at "
                                  + Operation.seconds(late.arrived())
                                  + " s, from "
                                  + late.src()
                                  + "."));
            });
    return new Explanation(value, "stale", text);
  }

  private String taken(long value) {
    Optional<Operation> invocation = broadcast(value, Type.INVOKE);
    if (invocation.isEmpty()) {
      return "Nobody broadcast it.";
    }
    String acknowledged =
        broadcast(value, Type.OK)
            .map(ok -> " and acknowledged it at " + ok.seconds() + " s.")
            .orElse(" and never acknowledged it.");
    return nodeOf(invocation.get())
        + " was asked to broadcast it at "
        + invocation.get().seconds()
        + " s,"
        + acknowledged;
  }

  /** What was sent to a node before a time, to bring it a value. */
  private List<String> attempts(long value, String node, long before) {
    List<Carriage> tries =
        carriages.get(value).stream()
            .filter(carriage -> carriage.dest().equals(node) && carriage.sent() < before)
            .toList();
    if (tries.isEmpty()) {
      boolean asked = broadcast(value, Type.INVOKE).map(this::nodeOf).equals(Optional.of(node));
      return asked
          ? List.of("It was " + node + " itself that was asked.")
          : List.of("Nobody sent it to " + node + byThen(before) + ".");
    }
    List<String> text = new ArrayList<>();
    tries.stream().limit(MESSAGES_TOLD).forEach(carriage -> text.add(fate(carriage)));
    int more = tries.size() - MESSAGES_TOLD;
    if (more > 0) {
      Carriage last = tries.get(tries.size() - 1);
      text.add("There were " + more + " more, the last of them so: " + fate(last));
    } else if (tries.stream().allMatch(carriage -> carriage.lostBy().isPresent())) {
      text.add("Nobody tried " + node + " again" + byThen(before) + ".");
    }
    return text;
  }

  private static String byThen(long before) {
    return before == Long.MAX_VALUE ? "" : " by then";
  }

  private String fate(Carriage carriage) {
    String sent =
        carriage.src()
            + " sent it to "
            + carriage.dest()
            + " at "
            + Operation.seconds(carriage.sent())
            + " s ("
            + carriage.type()
            + ", message "
            + carriage.id()
            + ")";
    return carriage
        .lostBy()
        .map(name -> sent + whyLost(name, carriage) + ".")
        .orElseGet(
            () ->
                sent
                    + ", and it was delivered at "
                    + Operation.seconds(carriage.arrived())
                    + " s.");
  }

  private String whyLost(String name, Carriage carriage) {
    return name.equals(Journal.FULL_INPUT)
        ? ", but "
            + carriage.dest()
            + " read nothing for so long that its input was full, and it was dropped at "
            + Operation.seconds(carriage.arrived())
            + " s"
        : ", but " + name + " cut it off: " + held(name);
  }

  private String held(String name) {
    Disruption disruption = disruptions.get(name);
    String end =
        disruption.end().isPresent()
            ? Operation.seconds(disruption.end().getAsLong()) + " s"
            : "the end";
    return disruption.detail() + ", from " + Operation.seconds(disruption.begin()) + " s to " + end;
  }

  private Optional<Carriage> firstDelivery(long value, String node, long after) {
    return carriages.get(value).stream()
        .filter(carriage -> carriage.dest().equals(node) && carriage.lostBy().isEmpty())
        .filter(carriage -> carriage.arrived() >= after)
        .findFirst();
  }

  private Optional<Operation> broadcast(long value, Type type) {
    return outcome.history().stream()
        .filter(operation -> operation.byClient() && operation.isBroadcast())
        .filter(operation -> operation.type() == type && operation.broadcastValue() == value)
        .findFirst();
  }

  /** The last read to begin that worked and did not show a value. */
  private Optional<Operation> lastAbsent(long value) {
    Map<Integer, Operation> pending = new HashMap<>();
    Optional<Operation> last = Optional.empty();
    for (Operation operation : outcome.history()) {
      if (operation.byClient() && !operation.isBroadcast()) {
        if (operation.type() == Type.INVOKE) {
          pending.put(operation.process(), operation);
        } else if (operation.isOkRead() && !operation.reading().contains(value)) {
          Operation invocation = pending.get(operation.process());
          if (last.isEmpty() || invocation.index() > last.get().index()) {
            last = Optional.of(invocation);
          }
        }
      }
    }
    return last;
  }

  private String nodeOf(Operation operation) {
    Scenario scenario = outcome.scenario();
    return scenario.nodeOf(operation.process());
  }
}
