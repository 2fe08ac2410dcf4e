package glomers.workbench.explain;

import glomers.workbench.checker.SetFull;
import glomers.workbench.history.Operation;
import glomers.workbench.run.Outcome;
import glomers.workbench.scenario.FaultKind;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Explains the values that were lost, and those that were stale, worst first. It states only what
 * the records show: a read that failed does not count as a read without the value, and a value may
 * have spread in ways that the messages do not show.
 */
public final class Explainer {
  /** Maximum number of values that are explained. */
  private static final int MOST = 8;

  private final Outcome outcome;
  private final Calls calls;
  private final FinalReads end;

  private Explainer(Outcome outcome, Calls calls) {
    this.outcome = outcome;
    this.calls = calls;
    end = FinalReads.of(outcome, calls);
  }

  /**
   * Explains an outcome.
   *
   * @param journal the file of messages and their fates; it is read from start to end several times
   */
  public static List<Explanation> explain(Outcome outcome, Path journal) throws IOException {
    return explain(outcome, TracedRun.of(outcome, journal));
  }

  /**
   * Explains an outcome.
   *
   * @param traced what its messages carried; empty if the run is too large to know that
   */
  public static List<Explanation> explain(Outcome outcome, Optional<TracedRun> traced)
      throws IOException {
    List<Long> lost = outcome.workload().lost().stream().limit(MOST).toList();
    List<Long> stale =
        outcome.workload().worstStale().stream()
            .limit(MOST - lost.size())
            .map(late -> late.value())
            .toList();
    if (!outcome.completed() || (lost.isEmpty() && stale.isEmpty())) {
      return List.of();
    }
    return traced.isPresent()
        ? new Explainer(outcome, traced.get().calls()).explain(lost, stale, traced.get())
        : explain(outcome.history(), outcome.workload());
  }

  /**
   * Explains lost values from a history alone. Without the messages, it can only state what clients
   * saw.
   */
  public static List<Explanation> explain(Collection<Operation> history, SetFull.Result workload) {
    Calls calls = Calls.of(history, process -> "the node of process " + process);
    return workload.lost().stream().limit(MOST).map(value -> Seen.ofHistory(value, calls)).toList();
  }

  private List<Explanation> explain(List<Long> lost, List<Long> stale, TracedRun traced)
      throws IOException {
    List<String> nodes = outcome.scenario().nodeIds();
    List<Question> questions =
        Stream.concat(lost.stream().map(this::lost), stale.stream().map(this::late)).toList();
    Map<Question, Dissemination> disseminations =
        Dissemination.of(
            questions,
            traced.journal(),
            traced.nodes(),
            traced.possession(),
            traced.carriers(),
            outcome.times(FaultKind.DUPLICATE) > 0);
    boolean unseen = traced.possession().hasUnseenArrivals();
    List<Explanation> explanations = new ArrayList<>();
    disseminations.forEach(
        (question, own) -> {
          Diagnosis diagnosis =
              new Diagnosis(question, calls, nodes, own, unseen, outcome.injectedFaults());
          boolean isLost = explanations.size() < lost.size();
          explanations.add(
              isLost ? explainLost(question, diagnosis) : explainLate(question, diagnosis));
        });
    return explanations;
  }

  private Question lost(long value) {
    return end.lacking(value).isEmpty() ? late(value) : new Question(value, Question.END);
  }

  private Question late(long value) {
    return new Question(
        value, calls.lastWithout(value).map(read -> read.begin().time()).orElse(Question.END));
  }

  private Explanation explainLost(Question question, Diagnosis diagnosis) {
    long value = question.value();
    List<Fact> seen = new ArrayList<>(Seen.broadcasts(value, calls));
    seen.addAll(Seen.atTheEnd(value, end, calls));
    List<String> lacking = end.lacking(value);
    if (lacking.isEmpty()) {
      lacking = calls.lastWithout(value).map(Call::node).stream().toList();
    }
    return new Explanation(
        value, "lost", seen, diagnosis.whyMissing(lacking), outcome.injectedFaults());
  }

  private Explanation explainLate(Question question, Diagnosis diagnosis) {
    List<Fact> seen = new ArrayList<>(Seen.broadcasts(question.value(), calls));
    List<Fact> why = new ArrayList<>();
    calls
        .lastWithout(question.value())
        .ifPresent(
            read -> {
              seen.add(new Fact.StaleRead(read));
              why.addAll(diagnosis.whyLate(read.node()));
            });
    return new Explanation(question.value(), "stale", seen, why, outcome.injectedFaults());
  }
}
