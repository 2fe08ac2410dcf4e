package glomers.workbench.report;

import glomers.workbench.explain.Explainer;
import glomers.workbench.explain.Explanation;
import glomers.workbench.explain.FinalReads;
import glomers.workbench.finding.Finding;
import glomers.workbench.history.Operation;
import glomers.workbench.history.Operation.Type;
import glomers.workbench.network.InjectedFault;
import glomers.workbench.run.Outcome;
import glomers.workbench.scenario.Scenario;
import glomers.workbench.shrink.Shrinker.Shrunk;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * Describes the smallest failing scenario in a few lines: its events, and the violations at its
 * end.
 */
public final class FailureNarrative {
  /** Maximum number of events that are shown. */
  private static final int MOST_EVENTS = 12;

  private final Outcome outcome;
  private final List<String> lines = new ArrayList<>();

  private FailureNarrative(Outcome outcome) {
    this.outcome = outcome;
  }

  /**
   * Makes the lines.
   *
   * @param journal the file of the messages of the smallest scenario, and their fates
   * @throws IOException if the file can't be read
   */
  public static List<String> of(Shrunk shrunk, Path journal) throws IOException {
    FailureNarrative narrative = new FailureNarrative(shrunk.outcome());
    narrative.title(shrunk);
    narrative.events();
    narrative.end();
    for (Explanation explanation : Explainer.explain(narrative.outcome, journal)) {
      if (explanation.outcome().equals("lost")) {
        ExplanationText.why(explanation).forEach(narrative::sentence);
      }
    }
    narrative.outcome.findings().stream()
        .filter(finding -> shrunk.failure().kinds().contains(finding.kind()))
        .forEach(narrative::finding);
    return narrative.lines;
  }

  private void title(Shrunk shrunk) {
    Scenario scenario = outcome.scenario();
    long broadcasts =
        scenario.schedule().invocations().stream()
            .filter(ask -> ask.broadcast().isPresent())
            .count();
    lines.add(
        "The smallest found that fails so (%s), in %s: %s, %s, %s, %s"
            .formatted(
                shrunk.failure(),
                count(shrunk.runs(), "run"),
                count(scenario.nodeCount(), "node"),
                count(broadcasts, "broadcast"),
                count(scenario.schedule().invocations().size() - broadcasts, "read"),
                count(scenario.schedule().scheduledFaults().size(), "fault")));
  }

  private static String count(long count, String what) {
    return count + " " + what + (count == 1 ? "" : "s");
  }

  private void events() {
    List<Event> events = new ArrayList<>();
    for (InjectedFault injected : outcome.injectedFaults()) {
      String name = injected.name() + " (" + injected.detail() + ")";
      events.add(new Event(injected.begin(), name + " begins"));
      injected.end().ifPresent(end -> events.add(new Event(end, name + " ends")));
    }
    events.addAll(operations());
    events.sort(
        Comparator.comparingLong(
            Event::time)); // the sort is stable: at the same time, faults come first
    events.stream().limit(MOST_EVENTS).forEach(this::event);
    if (events.size() > MOST_EVENTS) {
      sentence("and " + (events.size() - MOST_EVENTS) + " events more, which the file lists");
    }
  }

  /** The operations and their results, without the final reads. */
  private List<Event> operations() {
    Map<Integer, Operation> pending = new TreeMap<>(); // by process
    Map<Long, Event> events = new TreeMap<>(); // by index of invocation
    long asked = outcome.scenario().schedule().invocations().size();
    for (Operation operation : outcome.history()) {
      if (operation.byClient() && operation.type() == Type.INVOKE && events.size() < asked) {
        pending.put(operation.process(), operation);
        events.put(operation.index(), new Event(operation.time(), asked(operation)));
      } else if (operation.byClient() && pending.containsKey(operation.process())) {
        Operation begun = pending.remove(operation.process());
        String text = asked(begun) + answered(operation);
        events.put(begun.index(), new Event(begun.time(), text));
      }
    }
    return List.copyOf(events.values());
  }

  private String asked(Operation operation) {
    String what = operation.isBroadcast() ? "broadcast " + operation.broadcastValue() : "read";
    return nodeOf(operation) + " is asked to " + what;
  }

  private static String answered(Operation end) {
    if (end.isOkRead()) {
      return ", and shows " + end.reading().values();
    }
    if (end.type() == Type.OK) {
      return ", and acknowledges it";
    }
    return ", and " + end.failure();
  }

  /** What each node showed in its final read. */
  private void end() {
    FinalReads end = FinalReads.of(outcome);
    List<String> last =
        end.nodes().stream()
            .map(
                node ->
                    node
                        + " "
                        + end.shown(node)
                            .map(shown -> "shows " + shown)
                            .orElseGet(() -> end.failure(node)))
            .toList();
    if (outcome.completed()) {
      lines.add(line("at the end", String.join(", ", last)));
    }
  }

  private String nodeOf(Operation operation) {
    return outcome.scenario().nodeOf(operation.process());
  }

  private void event(Event event) {
    lines.add(line(Operation.seconds(event.time) + " s", event.text));
  }

  private void sentence(String text) {
    lines.add(line("", text));
  }

  private void finding(Finding finding) {
    lines.add(line(finding.kind(), finding.message()));
  }

  private static String line(String name, String text) {
    return String.format(Locale.ROOT, "  %-13s %s", name, text);
  }

  private record Event(long time, String text) {}
}
