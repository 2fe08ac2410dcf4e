package glomers.workbench.run;

import glomers.workbench.checker.Anomalies;
import glomers.workbench.checker.CheckResult;
import glomers.workbench.checker.Reasons;
import glomers.workbench.checker.Reasons.Reason;
import glomers.workbench.checker.Stats;
import glomers.workbench.checker.Verdict;
import glomers.workbench.finding.Findings;
import glomers.workbench.history.Operation;
import glomers.workbench.network.Packet;
import glomers.workbench.scenario.FaultKind;
import glomers.workbench.scenario.Scenario;
import java.util.List;
import java.util.Locale;

/**
 * Analyses a completed run, and adds the findings that explain its verdict. Confined to the
 * event-loop thread.
 */
final class Analysis {
  private final Scenario scenario;
  private final Findings findings;

  Analysis(Scenario scenario, Findings findings) {
    this.scenario = scenario;
    this.findings = findings;
  }

  /** Reports nodes that retransmit messages until the end of the recovery. */
  void reportRetransmissions(Recovery.Quiescence quiescence) {
    quiescence
        .repeated()
        .ifPresent(
            repeated ->
                reportRetransmissions(
                    quiescence.rate(),
                    repeated,
                    quiescence
                        .unanswered()
                        .map(Analysis::unanswered)
                        .orElse(
                            "Each value adds to that: what was acknowledged need not be sent again")));
  }

  private static String unanswered(Packet packet) {
    return "%s did not answer %s's %s (msg_id %d), which %s sends again and again"
        .formatted(
            packet.dest(), packet.src(), packet.type(), packet.msgId().getAsLong(), packet.src());
  }

  private void reportRetransmissions(double rate, List<Packet> repeated, String why) {
    findings.add(
        "not-quiet",
        String.format(
            Locale.ROOT,
            "with the network whole and nobody asking, nodes sent each other %.0f messages a second"
                + " to the end, the same again and again, such as %s and %s. %s",
            rate,
            repeated.get(0).text(),
            repeated.get(1).text(),
            why));
  }

  /** Reports a kind of fault that affected nothing. */
  void reportVacuous(FaultKind kind) {
    findings.add(
        Outcome.VACUOUS,
        "--nemesis " + kind + " touched nothing, so this test tells nothing about it");
  }

  /**
   * Reports anomalies in the history, and the reasons of every verdict that is not valid.
   *
   * @param finalReads when the final reads began, in nanoseconds since the operations began
   */
  void explain(List<Operation> operations, long finalReads, CheckResult checkResult) {
    Anomalies.find(operations, scenario::nodeOf, finalReads, findings::add);
    Reasons.of(operations, checkResult, scenario::nodeOf).forEach(this::add);
    if (checkResult.workload().verdict() != Verdict.UNKNOWN) { // else nothing-stable was reported
      NeverRead.text(operations, checkResult.workload())
          .ifPresent(text -> findings.add("never-read", text));
    }
    if (availability(checkResult.stats()) == Verdict.INVALID) {
      add(
          Reasons.unavailable(
              operations,
              checkResult.stats(),
              scenario.availability().orElseThrow(),
              scenario::nodeOf));
    }
  }

  /** The verdict on the availability that the scenario requests. */
  Verdict availability(Stats stats) {
    if (scenario.availability().isEmpty()) {
      return Verdict.VALID;
    }
    boolean enough = stats.all().ok() >= scenario.availability().get() * stats.invoked();
    return enough ? Verdict.VALID : Verdict.INVALID;
  }

  private void add(Reason reason) {
    findings.add(reason.kind(), reason.message());
  }
}
