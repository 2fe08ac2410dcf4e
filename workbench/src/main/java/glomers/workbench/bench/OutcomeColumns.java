package glomers.workbench.bench;

import glomers.workbench.bench.ScalingTable.Column;
import glomers.workbench.run.Outcome;

/** The columns of figures from whole tests. */
final class OutcomeColumns {
  static final Column<Outcome> LOST =
      new Column<>("lost", 0, false, outcome -> outcome.workload().lost().size());
  static final Column<Outcome> VALUES =
      new Column<>("values", 0, true, outcome -> outcome.workload().attempts());
  static final Column<Outcome> MESSAGES_PER_OPERATION =
      new Column<>("msgs/op", 1, true, Outcome::messagesPerOperation);
  static final Column<Outcome> MESSAGES_PER_SECOND =
      new Column<>("msgs/s", 0, true, OutcomeColumns::messagesPerSecond);
  static final Column<Outcome> MESSAGES_PER_VALUE =
      new Column<>("msgs/value", 1, true, OutcomeColumns::messagesPerValue);
  static final Column<Outcome> PER_NODE =
      new Column<>("per node", 2, true, outcome -> messagesPerValue(outcome) / nodes(outcome));
  static final Column<Outcome> PER_NODE_SQUARED =
      new Column<>(
          "per node\u00b2",
          3,
          true,
          outcome -> messagesPerValue(outcome) / nodes(outcome) / nodes(outcome));
  static final Column<Outcome> HALF_MILLIS =
      new Column<>("half ms", 0, true, outcome -> latency(outcome, "0.5"));
  static final Column<Outcome> ALL_MILLIS =
      new Column<>("all ms", 0, true, outcome -> latency(outcome, "1"));

  private OutcomeColumns() {}

  private static int nodes(Outcome outcome) {
    return outcome.scenario().nodeCount();
  }

  private static double messagesPerSecond(Outcome outcome) {
    return outcome.net().servers().sent() / (outcome.scenario().timeLimitNanos() / 1e9);
  }

  private static double messagesPerValue(Outcome outcome) {
    int values = outcome.workload().attempts();
    return values == 0 ? Double.NaN : outcome.net().servers().sent() / (double) values;
  }

  private static double latency(Outcome outcome, String quantile) {
    Long millis = outcome.workload().stableLatencies().get(quantile);
    return millis == null ? Double.NaN : millis;
  }
}
