package glomers.workbench.shrink;

import glomers.workbench.run.Outcome;
import glomers.workbench.scenario.Fault;
import glomers.workbench.scenario.Latency;
import glomers.workbench.scenario.Link;
import glomers.workbench.scenario.NodeNames;
import glomers.workbench.scenario.Scenario;
import glomers.workbench.scenario.ScenarioBuilder;
import glomers.workbench.scenario.Schedule;
import glomers.workbench.scenario.ScheduledFault;
import glomers.workbench.scenario.ScheduledOperation;
import glomers.workbench.scenario.Topology;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What can shrink in a scenario whose operations and faults are all given explicitly. Immutable.
 */
record ShrinkCandidate(
    List<String> names,
    int concurrency,
    long limit,
    Latency latency,
    Topology topology,
    long seed,
    List<ScheduledOperation> invocations,
    List<ScheduledFault> faults) {
  ShrinkCandidate {
    names = List.copyOf(names);
    invocations = List.copyOf(invocations);
    faults = List.copyOf(faults);
  }

  /** The operations and faults of a test. */
  static ShrinkCandidate of(Outcome outcome) {
    Scenario scenario = outcome.scenario();
    return new ShrinkCandidate(
        scenario.nodeIds(),
        scenario.concurrency(),
        // A client waits for a reply, so an operation may have begun after the limit.
        Math.max(scenario.timeLimitNanos(), outcome.schedule().endNanos()),
        scenario.latency(),
        scenario.topology(),
        scenario.seed(),
        outcome.schedule().invocations(),
        outcome.schedule().scheduledFaults());
  }

  /** The scenario; settings that don't shrink are taken from {@code base}. */
  Scenario scenario(Scenario base) {
    return ScenarioBuilder.of(base)
        .nodes(names)
        .concurrency(concurrency)
        .timeLimit(limit)
        .latency(latency)
        .topology(topology)
        .seed(seed)
        .schedule(Schedule.of(invocations, faults))
        .build();
  }

  ShrinkCandidate withInvocations(List<ScheduledOperation> some) {
    return new ShrinkCandidate(names, concurrency, limit, latency, topology, seed, some, faults);
  }

  ShrinkCandidate withFaults(List<ScheduledFault> some) {
    return new ShrinkCandidate(
        names, concurrency, limit, latency, topology, seed, invocations, some);
  }

  ShrinkCandidate withLatency(Latency other) {
    return new ShrinkCandidate(
        names, concurrency, limit, other, topology, seed, invocations, faults);
  }

  ShrinkCandidate withTopology(Topology other) {
    return new ShrinkCandidate(
        names, concurrency, limit, latency, other, seed, invocations, faults);
  }

  ShrinkCandidate withConcurrency(int clients) {
    return new ShrinkCandidate(names, clients, limit, latency, topology, seed, invocations, faults);
  }

  ShrinkCandidate withSeed(long other) {
    return new ShrinkCandidate(
        names, concurrency, limit, latency, topology, other, invocations, faults);
  }

  /** Without the idle time after the last event of the schedule. */
  ShrinkCandidate withoutRest() {
    long end = Schedule.of(invocations, faults).endNanos();
    return new ShrinkCandidate(
        names, concurrency, end, latency, topology, seed, invocations, faults);
  }

  /** Number of nodes. */
  int nodes() {
    return names.size();
  }

  /**
   * Without a node, its operations and its faults. If the nodes are numbered, those after it are
   * renumbered.
   */
  ShrinkCandidate withoutNode(int gone) {
    List<String> others = new ArrayList<>(names);
    others.remove(gone);
    List<String> left =
        NodeNames.areNumbered(names) ? NodeNames.numbered(others.size()) : List.copyOf(others);
    Map<String, String> moved = new LinkedHashMap<>();
    others.forEach(name -> moved.put(name, left.get(others.indexOf(name))));
    List<ScheduledOperation> fewer = new ArrayList<>();
    for (ScheduledOperation operation : invocations) {
      Optional.ofNullable(moved.get(operation.node()))
          .ifPresent(
              node ->
                  fewer.add(
                      new ScheduledOperation(operation.atNanos(), node, operation.broadcast())));
    }
    List<ScheduledFault> milder = new ArrayList<>();
    for (ScheduledFault timed : faults) {
      moved(timed.fault(), moved)
          .ifPresent(it -> milder.add(new ScheduledFault(timed.fromNanos(), timed.toNanos(), it)));
    }
    int clients = Math.max(1, concurrency / nodes()) * left.size();
    return new ShrinkCandidate(left, clients, limit, latency, topology, seed, fewer, milder);
  }

  private static Optional<Fault> moved(Fault fault, Map<String, String> moved) {
    if (fault instanceof Fault.Cut cut) {
      List<Link> links = new ArrayList<>();
      for (Link link : cut.links()) {
        if (moved.containsKey(link.from()) && moved.containsKey(link.to())) {
          links.add(new Link(moved.get(link.from()), moved.get(link.to())));
        }
      }
      return links.isEmpty() ? Optional.empty() : Optional.of(Fault.Cut.of(cut.kind(), links));
    }
    if (fault instanceof Fault.Pause pause) {
      List<String> nodes =
          pause.paused().stream().filter(moved::containsKey).map(moved::get).toList();
      return nodes.isEmpty() ? Optional.empty() : Optional.of(new Fault.Pause(nodes));
    }
    return Optional.of(fault);
  }

  /** All links of a cluster. */
  Collection<Link> links() {
    List<Link> links = new ArrayList<>();
    for (String from : names) {
      names.stream().filter(to -> !to.equals(from)).forEach(to -> links.add(new Link(from, to)));
    }
    return links;
  }
}
