package glomers.workbench.run;

import glomers.workbench.checker.Reasons;
import glomers.workbench.checker.SetFull;
import glomers.workbench.checker.Stats;
import glomers.workbench.checker.Verdict;
import glomers.workbench.finding.Finding;
import glomers.workbench.history.Operation;
import glomers.workbench.network.InjectedFault;
import glomers.workbench.network.Lateness;
import glomers.workbench.network.NetworkStats;
import glomers.workbench.scenario.FaultKind;
import glomers.workbench.scenario.Scenario;
import glomers.workbench.scenario.Schedule;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/**
 * The outcome of a test.
 *
 * @param workload the result of the set-full checker
 * @param availability the verdict on the requested availability
 * @param lateness how late messages were delivered
 * @param injectedFaults all faults that were injected
 * @param quiescence whether the nodes became quiescent, which means that they stop sending
 *     messages; empty if the test ended before that
 * @param findings all other observations; if the test was aborted, the last one says why
 * @param completed whether the test ran to its end
 * @param schedule the operations and faults that happened; a scenario with this schedule repeats
 *     them
 */
public record Outcome(
    Scenario scenario,
    List<Operation> history,
    SetFull.Result workload,
    Stats stats,
    Verdict availability,
    NetworkStats net,
    Lateness lateness,
    List<InjectedFault> injectedFaults,
    Optional<Recovery.Quiescence> quiescence,
    List<Finding> findings,
    boolean completed,
    Schedule schedule) {

  private static final long MAX_LATENESS_MILLIS = 20;

  /** The kind of finding for a test without effect: a kind of fault affected nothing. */
  static final String VACUOUS = "vacuous";

  /** Kinds of findings that make the verdict unknown, and are not the program's fault. */
  private static final Set<String> INCONCLUSIVE = Set.of(VACUOUS, Reasons.NOTHING_STABLE);

  /** The kind of finding for code of a simulated program that did not end. */
  static final String HANDLER_TIMEOUT = "handler-timeout";

  /** The kind of finding for a test that was stopped before its end. */
  private static final String STOPPED = "stopped";

  /** Kinds of findings that a signal may cause, since it also goes to the nodes. */
  private static final Set<String> CAUSED_BY_SIGNALS = Set.of("node-died", "malformed-line");

  /**
   * Whether the run was given up because code of the program did not end. To try that again takes
   * as long again, and leaves another thread that runs.
   */
  public boolean isHandlerTimeout() {
    return findings.stream().anyMatch(finding -> finding.kind().equals(HANDLER_TIMEOUT));
  }

  /** Messages between nodes per operation. */
  public double messagesPerOperation() {
    return stats.invoked() == 0 ? 0 : net.servers().sent() / (double) stats.invoked();
  }

  /** The result of checking the challenge's targets; empty if it has none. */
  public Optional<TargetsResult> targets() {
    return scenario
        .targets()
        .map(
            targets ->
                TargetsCheck.check(
                    targets, scenario, messagesPerOperation(), workload, latenciesInDoubt()));
  }

  /**
   * Whether the latencies are in doubt because the machine delivered messages too late: one percent
   * of them by more than 20 ms, and by more than a tenth of the latency.
   */
  public boolean latenciesInDoubt() {
    long tenth = scenario.latency().meanNanos() / 10;
    long millis = lateness.quantileMillis(0.99);
    return millis > Math.max(MAX_LATENESS_MILLIS, TimeUnit.NANOSECONDS.toMillis(tenth));
  }

  /** The number of messages or nodes that faults of this kind affected. */
  public long affected(FaultKind fault) {
    return injectedFaults.stream()
        .filter(injected -> injected.is(fault))
        .mapToLong(InjectedFault::affected)
        .sum();
  }

  /** The number of faults of this kind. */
  public long times(FaultKind fault) {
    return injectedFaults.stream().filter(injected -> injected.is(fault)).count();
  }

  /** Whether the test was stopped before its end. */
  public boolean stopped() {
    return findings.stream().anyMatch(finding -> finding.kind().equals(STOPPED));
  }

  /**
   * The outcome of a test that was stopped. Findings that the signal may have caused are removed.
   *
   * @param when a text that says when the test was stopped
   */
  public Outcome asStopped(String when) {
    List<Finding> others =
        findings.stream().filter(finding -> !CAUSED_BY_SIGNALS.contains(finding.kind())).toList();
    List<Finding> all = new ArrayList<>(others);
    all.add(new Finding(STOPPED, Optional.empty(), when));
    return new Outcome(
        scenario,
        history,
        workload,
        stats,
        availability,
        net,
        lateness,
        injectedFaults,
        quiescence,
        List.copyOf(all),
        false,
        schedule);
  }

  /** The verdict on the test. */
  public Verdict verdict() {
    if (stopped()) {
      return Verdict.UNKNOWN;
    }
    if (!completed) {
      return Verdict.INVALID;
    }
    if (scenario.strict() && findings.stream().anyMatch(Outcome::isAgainstProgram)) {
      return Verdict.INVALID;
    }
    if (findings.stream().anyMatch(Finding::isAgainstTheProtocol)) {
      return Verdict.INVALID;
    }
    boolean vacuous = findings.stream().anyMatch(finding -> finding.kind().equals(VACUOUS));
    return workload
        .verdict()
        .and(stats.verdict())
        .and(availability)
        .and(vacuous ? Verdict.UNKNOWN : Verdict.VALID);
  }

  /**
   * The finding that decides the verdict. Empty if the verdict is valid, or invalid only because of
   * lost values, which have explanations of their own.
   */
  public Optional<Finding> reason() {
    if (!completed) {
      // The last finding says why the test ended.
      return Optional.of(findings.get(findings.size() - 1));
    }
    return switch (verdict()) {
      case VALID -> Optional.empty();
      case INVALID -> findings.stream().filter(this::makesInvalid).findFirst();
      case UNKNOWN -> findings.stream().filter(finding -> !isAgainstProgram(finding)).findFirst();
    };
  }

  private boolean makesInvalid(Finding finding) {
    return (scenario.strict() && isAgainstProgram(finding))
        || finding.isAgainstTheProtocol()
        || finding.kind().startsWith(Reasons.NEVER_OK)
        || finding.kind().equals(Reasons.UNAVAILABLE);
  }

  private static boolean isAgainstProgram(Finding finding) {
    return !INCONCLUSIVE.contains(finding.kind());
  }
}
