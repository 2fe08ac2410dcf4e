package glomers.workbench.learn;

import glomers.workbench.scenario.Challenge;
import glomers.workbench.scenario.Fault;
import glomers.workbench.scenario.FaultKind;
import glomers.workbench.scenario.Link;
import glomers.workbench.scenario.Scenario;
import glomers.workbench.scenario.ScenarioBuilder;
import glomers.workbench.scenario.Schedule;
import glomers.workbench.scenario.ScheduledFault;
import glomers.workbench.scenario.ScheduledOperation;
import glomers.workbench.scenario.Topology;
import java.util.ArrayList;
import java.util.List;

/**
 * The scenarios of the steps. Of the scenarios with a seed, the first are the smallest, so that the
 * first failure is small, too. All are strict, so that a failure shrinks by its findings.
 */
final class Scenarios {
  /** Seconds between the operations of a written schedule, in nanoseconds. */
  private static final long GAP = Scenario.millis(200);

  private static final int MOST_NODES = 5;

  /** No node of this run counts as far, and the greatest value comes first. */
  static final List<Long> ECHO_VALUES = List.of(59L, 37L);

  private static final List<Topology> TOPOLOGIES =
      List.of(Topology.GRID, Topology.LINE, Topology.TOTAL, Topology.TREE2);

  private Scenarios() {}

  /** One node: read, broadcast, read, and again. */
  static Scenario conversation() {
    List<ScheduledOperation> operations = new ArrayList<>();
    long at = 0;
    operations.add(ScheduledOperation.read(at, "n0"));
    for (long value : List.of(0L, 7L, 1_000_000L)) {
      at += GAP;
      operations.add(ScheduledOperation.broadcast(at, "n0", value));
      at += GAP;
      operations.add(ScheduledOperation.read(at, "n0"));
    }
    return written(1, operations, List.of()).build();
  }

  /** One node, and many clients at a high rate, for processes. */
  static Scenario rush() {
    return strict(Challenge.C3A).concurrency(20).seconds(1).rate(1000).build();
  }

  /** A challenge: small at first, later with its own settings. */
  static Scenario challenge(Challenge challenge, long seed) {
    ScenarioBuilder builder = strict(challenge).seed(seed);
    return seed < 5 ? builder.seconds(2 + seed).interval(2).build() : builder.build();
  }

  /** A challenge, in a few seconds of real time. */
  static Scenario shortly(Challenge challenge, double seconds) {
    return strict(challenge).seconds(seconds).interval(seconds / 4).build();
  }

  /** A challenge with targets: they are judged only with the challenge's own settings. */
  static Scenario targets(Challenge challenge, long seed) {
    return strict(challenge).seed(seed).build();
  }

  /** A whole network; the first has two nodes and one value. */
  static Scenario peers(long seed) {
    if (seed == 0) {
      return written(
              2,
              List.of(ScheduledOperation.broadcast(0, "n0", 0), ScheduledOperation.read(GAP, "n1")),
              List.of())
          .build();
    }
    return sized(seed).latency(seed % 2 == 0 ? 0 : 20).build();
  }

  /** Two nodes, and values that come twice: from clients, and from the network. */
  static Scenario twice(long seed) {
    if (seed == 0) {
      return written(2, List.of(ScheduledOperation.broadcast(0, "n0", 0)), List.of()).build();
    }
    return sized(seed).nodes(2).repeatValues(0.5).faults(FaultKind.DUPLICATE).interval(1).build();
  }

  /**
   * Two nodes, and values that clients send to n0 only, at times that no timer is likely to have.
   */
  static Scenario echo() {
    List<ScheduledOperation> operations = new ArrayList<>();
    long at = Scenario.millis(37);
    for (long value : ECHO_VALUES) {
      operations.add(ScheduledOperation.broadcast(at, "n0", value));
      at += Scenario.millis(217);
    }
    return written(2, operations, List.of()).build();
  }

  /** Three nodes or more, in all topologies. */
  static Scenario storm(long seed) {
    int nodes = 3 + (int) (seed % 3);
    if (seed < TOPOLOGIES.size()) {
      return written(nodes, List.of(ScheduledOperation.broadcast(0, "n0", 0)), List.of())
          .topology(TOPOLOGIES.get((int) seed))
          .build();
    }
    return sized(seed).nodes(nodes).build();
  }

  /**
   * Partitions; the first cuts two nodes off from each other while a value is broadcast. The others
   * are of five nodes, as in the challenge: there, no shape of a partition cuts one direction only.
   */
  static Scenario partition(long seed) {
    if (seed == 0) {
      return written(
              2,
              List.of(
                  ScheduledOperation.broadcast(GAP, "n0", 0),
                  ScheduledOperation.read(2 * GAP, "n1")),
              List.of(new ScheduledFault(0, Scenario.seconds(2), cut(2))))
          .build();
    }
    return sized(seed)
        .nodes(MOST_NODES)
        .faults(FaultKind.PARTITION)
        .interval(1.5)
        .seconds(1 + seed / 8.0)
        .build();
  }

  /** A network that is whole in the end, with values that nodes may send again and again. */
  static Scenario quiet(long seed) {
    if (seed == 0) {
      return written(
              2,
              List.of(
                  ScheduledOperation.broadcast(0, "n0", 0),
                  ScheduledOperation.broadcast(GAP, "n0", 1)),
              List.of())
          .latency(50)
          .build();
    }
    return seed % 2 == 0
        ? sized(seed).seconds(2).latency(seed % 4 == 0 ? 50 : 80).build()
        : sized(seed)
            .nodes(MOST_NODES)
            .seconds(2)
            .faults(FaultKind.PARTITION)
            .interval(0.5)
            .build();
  }

  /** One kind of fault, and from the middle on, all of them. */
  static Scenario faults(long seed) {
    List<FaultKind> kinds =
        List.of(
            FaultKind.LOSS,
            FaultKind.DUPLICATE,
            FaultKind.ONE_WAY,
            FaultKind.PAUSE,
            FaultKind.SLOW);
    ScenarioBuilder builder = sized(seed).seconds(2 + seed / 10.0).interval(1);
    return seed < 20
        ? builder.faults(kinds.get((int) (seed % kinds.size()))).build()
        : builder.faults(FaultKind.values()).build();
  }

  /** Every kind of fault, in a few seconds of real time. */
  static Scenario faultsShortly() {
    return strict(Challenge.C3B).seconds(5).faults(FaultKind.values()).interval(1).build();
  }

  private static ScenarioBuilder sized(long seed) {
    int nodes = Math.min(MOST_NODES, 2 + (int) (seed / 2));
    return strict(Challenge.C3B)
        .nodes(nodes)
        .seconds(Math.min(4, 1 + seed / 5.0))
        .topology(TOPOLOGIES.get((int) (seed % TOPOLOGIES.size())))
        .seed(seed);
  }

  private static ScenarioBuilder written(
      int nodes, List<ScheduledOperation> operations, List<ScheduledFault> faults) {
    Schedule schedule = Schedule.of(operations, faults);
    return strict(Challenge.C3B)
        .nodes(nodes)
        .seconds(Math.max(1, schedule.endNanos() / 1e9))
        .schedule(schedule);
  }

  private static Fault cut(int nodes) {
    List<Link> links = new ArrayList<>();
    for (int from = 0; from < nodes; from++) {
      for (int to = 0; to < nodes; to++) {
        if (from != to) {
          links.add(new Link("n" + from, "n" + to));
        }
      }
    }
    return Fault.Cut.of(FaultKind.PARTITION, links);
  }

  private static ScenarioBuilder strict(Challenge challenge) {
    return ScenarioBuilder.of(challenge).strict();
  }
}
