package glomers.workbench.shrink;

import glomers.workbench.run.Outcome;
import glomers.workbench.scenario.Ask;
import glomers.workbench.scenario.Latency;
import glomers.workbench.scenario.Link;
import glomers.workbench.scenario.NodeNames;
import glomers.workbench.scenario.Scenario;
import glomers.workbench.scenario.ScenarioBuilder;
import glomers.workbench.scenario.Script;
import glomers.workbench.scenario.TimedFault;
import glomers.workbench.scenario.Topology;
import glomers.workbench.scenario.Trouble;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** All of a written-out scenario that can shrink. Immutable. */
record Draft(
    List<String> names,
    int concurrency,
    long limit,
    Latency latency,
    Topology topology,
    long seed,
    List<Ask> asks,
    List<TimedFault> faults) {
  Draft {
    names = List.copyOf(names);
    asks = List.copyOf(asks);
    faults = List.copyOf(faults);
  }

  /** What happened in a test. */
  static Draft of(Outcome outcome) {
    Scenario scenario = outcome.scenario();
    return new Draft(
        scenario.nodeIds(),
        scenario.concurrency(),
        scenario.timeLimitNanos(),
        scenario.latency(),
        scenario.topology(),
        scenario.seed(),
        outcome.script().asks(),
        outcome.script().troubles());
  }

  /** The scenario, with what doesn't shrink taken from another. */
  Scenario scenario(Scenario base) {
    return ScenarioBuilder.of(base)
        .nodes(names)
        .concurrency(concurrency)
        .timeLimit(limit)
        .latency(latency)
        .topology(topology)
        .seed(seed)
        .script(Script.of(asks, faults))
        .build();
  }

  Draft withAsks(List<Ask> some) {
    return new Draft(names, concurrency, limit, latency, topology, seed, some, faults);
  }

  Draft withFaults(List<TimedFault> some) {
    return new Draft(names, concurrency, limit, latency, topology, seed, asks, some);
  }

  Draft withLatency(Latency other) {
    return new Draft(names, concurrency, limit, other, topology, seed, asks, faults);
  }

  Draft withTopology(Topology other) {
    return new Draft(names, concurrency, limit, latency, other, seed, asks, faults);
  }

  Draft withConcurrency(int clients) {
    return new Draft(names, clients, limit, latency, topology, seed, asks, faults);
  }

  Draft withSeed(long other) {
    return new Draft(names, concurrency, limit, latency, topology, other, asks, faults);
  }

  /** Ends with the script. */
  Draft withoutRest() {
    long end = Script.of(asks, faults).endNanos();
    return new Draft(names, concurrency, end, latency, topology, seed, asks, faults);
  }

  /** How many nodes there are. */
  int nodes() {
    return names.size();
  }

  /**
   * Without a node, and all that has to do with it. If the nodes are numbered, those after it move
   * up.
   */
  Draft withoutNode(int gone) {
    List<String> others = new ArrayList<>(names);
    others.remove(gone);
    List<String> left =
        NodeNames.areNumbered(names) ? NodeNames.numbered(others.size()) : List.copyOf(others);
    Map<String, String> moved = new LinkedHashMap<>();
    others.forEach(name -> moved.put(name, left.get(others.indexOf(name))));
    List<Ask> fewer = new ArrayList<>();
    for (Ask ask : asks) {
      Optional.ofNullable(moved.get(ask.node()))
          .ifPresent(node -> fewer.add(new Ask(ask.atNanos(), node, ask.broadcast())));
    }
    List<TimedFault> milder = new ArrayList<>();
    for (TimedFault timed : faults) {
      moved(timed.trouble(), moved)
          .ifPresent(it -> milder.add(new TimedFault(timed.fromNanos(), timed.toNanos(), it)));
    }
    int clients = Math.max(1, concurrency / nodes()) * left.size();
    return new Draft(left, clients, limit, latency, topology, seed, fewer, milder);
  }

  private static Optional<Trouble> moved(Trouble trouble, Map<String, String> moved) {
    if (trouble instanceof Trouble.Cut cut) {
      List<Link> links = new ArrayList<>();
      for (Link link : cut.links()) {
        if (moved.containsKey(link.from()) && moved.containsKey(link.to())) {
          links.add(new Link(moved.get(link.from()), moved.get(link.to())));
        }
      }
      return links.isEmpty() ? Optional.empty() : Optional.of(Trouble.Cut.of(cut.fault(), links));
    }
    if (trouble instanceof Trouble.Pause pause) {
      List<String> nodes =
          pause.paused().stream().filter(moved::containsKey).map(moved::get).toList();
      return nodes.isEmpty() ? Optional.empty() : Optional.of(new Trouble.Pause(nodes));
    }
    return Optional.of(trouble);
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
