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
 * What came of a test.
 *
 * @param workload whether the broadcast values are where they should be
 * @param availability of the availability that was asked for
 * @param lateness how late messages were delivered
 * @param injectedFaults each time that a fault was there
 * @param quiescence whether nodes fell silent in the end; empty if the test didn't come so far
 * @param findings what else there is to say; a test that could not go on has one that says why
 * @param completed whether the test went on to its end
 * @param schedule what clients asked and what went wrong, written out: a scenario with it repeats
 *     what happened
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

  /** The kind of finding that makes a test tell nothing. */
  static final String VACUOUS = "vacuous";

  /** Kinds of findings that say that there is no telling, and nothing against the program. */
  private static final Set<String> NO_TELLING = Set.of(VACUOUS, Reasons.NOTHING_STABLE);

  /** The kind of finding that says that the test was stopped before its end. */
  private static final String STOPPED = "stopped";

  /** What nodes may do because the signal went to them as well. */
  private static final Set<String> MADE_BY_SIGNALS = Set.of("node-died", "malformed-line");

  /** Messages between nodes for each operation. */
  public double messagesPerOperation() {
    return stats.invoked() == 0 ? 0 : net.servers().sent() / (double) stats.invoked();
  }

  /** How it did against the challenge's targets, if that has any. */
  public Optional<TargetsResult> targets() {
    return scenario
        .targets()
        .map(
            targets ->
                TargetsCheck.check(
                    targets, scenario, messagesPerOperation(), workload, latenciesInDoubt()));
  }

  /**
   * Whether messages were delivered so late that latencies tell about the machine and not about the
   * program: one in a hundred by more than 20 ms, and by more than a tenth of the latency.
   */
  public boolean latenciesInDoubt() {
    long tenth = scenario.latency().meanNanos() / 10;
    long millis = lateness.quantileMillis(0.99);
    return millis > Math.max(MAX_LATENESS_MILLIS, TimeUnit.NANOSECONDS.toMillis(tenth));
  }

  /** Messages that a fault of this kind touched, all times together. */
  public long affected(FaultKind fault) {
    return injectedFaults.stream()
        .filter(injected -> injected.is(fault))
        .mapToLong(InjectedFault::affected)
        .sum();
  }

  /** How often a fault of this kind was there. */
  public long times(FaultKind fault) {
    return injectedFaults.stream().filter(injected -> injected.is(fault)).count();
  }

  /** Whether somebody stopped the test before its end. */
  public boolean stopped() {
    return findings.stream().anyMatch(finding -> finding.kind().equals(STOPPED));
  }

  /**
   * What came of a test that somebody stopped: whatever the signal did to its nodes is not theirs.
   *
   * @param when in words
   */
  public Outcome asStopped(String when) {
    List<Finding> others =
        findings.stream().filter(finding -> !MADE_BY_SIGNALS.contains(finding.kind())).toList();
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

  /** The verdict on all of it. */
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
   * The finding that decides the verdict; empty if it is valid, or invalid only for lost values,
   * which are explained one by one.
   */
  public Optional<Finding> reason() {
    if (!completed) {
      return Optional.of(findings.get(findings.size() - 1)); // why it could not go on
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
    return !NO_TELLING.contains(finding.kind());
  }
}
