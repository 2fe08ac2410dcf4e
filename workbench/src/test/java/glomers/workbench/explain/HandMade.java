package glomers.workbench.explain;

import glomers.workbench.checker.SetFull;
import glomers.workbench.checker.Stats;
import glomers.workbench.checker.Verdict;
import glomers.workbench.history.History;
import glomers.workbench.history.Operation;
import glomers.workbench.history.Operation.Type;
import glomers.workbench.history.ReadRecorder;
import glomers.workbench.network.InjectedFault;
import glomers.workbench.network.InjectedFault.Effect;
import glomers.workbench.network.Lateness;
import glomers.workbench.network.NetworkStats;
import glomers.workbench.report.ExplanationText;
import glomers.workbench.run.Outcome;
import glomers.workbench.scenario.Challenge;
import glomers.workbench.scenario.Fault;
import glomers.workbench.scenario.FaultKind;
import glomers.workbench.scenario.Scenario;
import glomers.workbench.scenario.ScenarioBuilder;
import glomers.workbench.scenario.Schedule;
import glomers.workbench.scenario.ScheduledOperation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A test whose records are written by hand: the operations, the faults, and the journal. Process i
 * is the client of node i. Times are in milliseconds; messages are numbered from 0.
 */
final class HandMade {
  private final Scenario scenario;
  private long now; // in milliseconds
  private final History history = new History(() -> nanos(now), operation -> {});
  private final Map<String, ReadRecorder> readings = new HashMap<>();
  private final List<InjectedFault> injectedFaults = new ArrayList<>();
  private final List<ScheduledOperation> invocations = new ArrayList<>();
  private final StringBuilder journal = new StringBuilder();
  private boolean atEnd;
  private int messages;

  private HandMade(int nodes) {
    scenario = ScenarioBuilder.of(Challenge.C3B).nodes(nodes).build();
  }

  static HandMade nodes(int count) {
    return new HandMade(count);
  }

  HandMade broadcast(long value, String node, long begin, long end) {
    return operation(node, Operation.BROADCAST, Optional.of(value), begin, Type.OK, end);
  }

  HandMade unacknowledged(long value, String node, long begin, Object error) {
    return operation(node, Operation.BROADCAST, Optional.of(value), begin, Type.INFO, begin, error);
  }

  HandMade read(String node, long begin, Long... shown) {
    Optional<Object> reading =
        Optional.of(
            readings.computeIfAbsent(node, n -> new ReadRecorder()).add(Arrays.asList(shown)));
    return operation(node, Operation.READ, reading, begin, Type.OK, begin);
  }

  HandMade unansweredRead(String node, long begin) {
    return operation(
        node, Operation.READ, Optional.empty(), begin, Type.FAIL, begin + 5000, "net-timeout");
  }

  HandMade failedRead(String node, long begin, Object error) {
    return operation(node, Operation.READ, Optional.empty(), begin, Type.FAIL, begin, error);
  }

  /** From here on, reads are final. */
  HandMade end() {
    atEnd = true;
    return this;
  }

  HandMade fault(FaultKind fault, String detail, long begin, long end) {
    int number = 1;
    for (InjectedFault before : injectedFaults) {
      number += before.is(fault) ? 1 : 0;
    }
    InjectedFault injected =
        new InjectedFault(fault(fault, detail), number, nanos(begin), new Effect() {});
    injected.end(nanos(end));
    injectedFaults.add(injected);
    return this;
  }

  private static Fault fault(FaultKind fault, String detail) {
    return switch (fault) {
      case PARTITION, ONE_WAY -> new Fault.Cut(fault, detail, Set.of());
      case LOSS -> new Fault.Loss(percent(detail), 0);
      case DUPLICATE -> new Fault.Duplicate(percent(detail), 0);
      case SLOW -> new Fault.Slow();
      case PAUSE -> new Fault.Pause(List.of(detail.split(" ")));
    };
  }

  private static int percent(String detail) {
    return Integer.parseInt(detail.substring(0, detail.indexOf('%')));
  }

  /** A message that was delivered. */
  HandMade delivered(String src, String dest, long sent, long received, String body) {
    return message(src, dest, sent, ",\"received\":" + nanos(received), body);
  }

  HandMade lost(String src, String dest, long sent, String by, String body) {
    return message(src, dest, sent, ",\"lost\":" + nanos(sent) + ",\"by\":\"" + by + "\"", body);
  }

  HandMade underWay(String src, String dest, long sent, String body) {
    return message(src, dest, sent, "", body);
  }

  /** The next message is a duplicate of the previous one. */
  HandMade copy() {
    messages--;
    return this;
  }

  Outcome outcome() {
    List<Operation> operations = history.operations();
    return new Outcome(
        scenario,
        operations,
        SetFull.check(operations),
        Stats.of(operations),
        Verdict.VALID,
        new NetworkStats(),
        new Lateness(),
        injectedFaults,
        Optional.empty(),
        List.of(),
        true,
        Schedule.of(invocations, List.of()));
  }

  /** The explanation of one value. */
  Explanation explain(long value, Path directory) throws IOException {
    return Explainer.explain(outcome(), file(directory)).stream()
        .filter(explanation -> explanation.value() == value)
        .findFirst()
        .orElseThrow();
  }

  /** How one value spread. */
  ValueSpread spread(long value, Path directory) throws IOException {
    return ValueSpread.of(outcome(), file(directory), value).orElseThrow();
  }

  /** How the value spread that shows most about the test. */
  ValueSpread spread(Path directory) throws IOException {
    Outcome outcome = outcome();
    TracedRun traced = TracedRun.of(outcome, file(directory)).orElseThrow();
    return ValueSpread.ofMostTelling(outcome, traced).orElseThrow();
  }

  private Path file(Path directory) throws IOException {
    return Files.writeString(directory.resolve("messages.jsonl"), journal);
  }

  /** The explanation of one value, sentence by sentence. */
  List<String> sentences(long value, Path directory) throws IOException {
    return ExplanationText.of(explain(value, directory));
  }

  /** What clients saw of one value, sentence by sentence. */
  List<String> seen(long value, Path directory) throws IOException {
    Explanation all = explain(value, directory);
    return ExplanationText.of(all).subList(0, all.seen().size());
  }

  /** Why one value was lost or late, sentence by sentence. */
  List<String> why(long value, Path directory) throws IOException {
    return ExplanationText.why(explain(value, directory));
  }

  private HandMade message(String src, String dest, long sent, String fate, String body) {
    journal.append(
        "{\"id\":%d,\"src\":\"%s\",\"dest\":\"%s\",\"sent\":%d%s,\"body\":%s}\n"
            .formatted(messages++, src, dest, nanos(sent), fate, body.replace('\'', '"')));
    return this;
  }

  private HandMade operation(
      String node,
      String function,
      Optional<Object> value,
      long begin,
      Type type,
      long end,
      Object... error) {
    int process = Integer.parseInt(node.substring(1));
    Optional<Object> asked = function.equals(Operation.READ) ? Optional.empty() : value;
    now = begin;
    history.add(process, Type.INVOKE, function, asked);
    now = end;
    history.add(process, type, function, value, error);
    if (!atEnd) {
      invocations.add(
          new ScheduledOperation(nanos(begin), node, asked.map(broadcast -> (Long) broadcast)));
    }
    return this;
  }

  private static long nanos(long millis) {
    return millis * 1_000_000;
  }
}
