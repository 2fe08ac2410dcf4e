package glomers.workbench.shrink;

import glomers.workbench.nemesis.Link;
import glomers.workbench.nemesis.TimedFault;
import glomers.workbench.nemesis.Trouble;
import glomers.workbench.network.Latency;
import glomers.workbench.scenario.Outcome;
import glomers.workbench.scenario.Scenario;
import glomers.workbench.scenario.ScenarioBuilder;
import glomers.workbench.scenario.Script;
import glomers.workbench.workload.Ask;
import glomers.workbench.workload.Topology;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** All of a written-out scenario that can shrink. Immutable. */
record Draft(
    int nodes,
    int concurrency,
    long limit,
    Latency latency,
    Topology topology,
    long seed,
    List<Ask> asks,
    List<TimedFault> faults) {
  Draft {
    asks = List.copyOf(asks);
    faults = List.copyOf(faults);
  }

  /** What happened in a test. */
  static Draft of(Outcome outcome) {
    Scenario scenario = outcome.scenario();
    return new Draft(
        scenario.nodeCount(),
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
        .nodes(nodes)
        .concurrency(concurrency)
        .timeLimit(limit)
        .latency(latency)
        .topology(topology)
        .seed(seed)
        .script(Script.of(asks, faults))
        .build();
  }

  Draft withAsks(List<Ask> some) {
    return new Draft(nodes, concurrency, limit, latency, topology, seed, some, faults);
  }

  Draft withFaults(List<TimedFault> some) {
    return new Draft(nodes, concurrency, limit, latency, topology, seed, asks, some);
  }

  Draft withLatency(Latency other) {
    return new Draft(nodes, concurrency, limit, other, topology, seed, asks, faults);
  }

  Draft withTopology(Topology other) {
    return new Draft(nodes, concurrency, limit, latency, other, seed, asks, faults);
  }

  Draft withConcurrency(int clients) {
    return new Draft(nodes, clients, limit, latency, topology, seed, asks, faults);
  }

  Draft withSeed(long other) {
    return new Draft(nodes, concurrency, limit, latency, topology, other, asks, faults);
  }

  /** Ends with the script. */
  Draft withoutRest() {
    long end = Script.of(asks, faults).endNanos();
    return new Draft(nodes, concurrency, end, latency, topology, seed, asks, faults);
  }

  /** Without a node, and all that has to do with it; those after it move up. */
  Draft withoutNode(int gone) {
    List<Ask> fewer = new ArrayList<>();
    for (Ask ask : asks) {
      moved(ask.node(), gone)
          .ifPresent(node -> fewer.add(new Ask(ask.atNanos(), node, ask.broadcast())));
    }
    List<TimedFault> left = new ArrayList<>();
    for (TimedFault timed : faults) {
      moved(timed.trouble(), gone)
          .ifPresent(it -> left.add(new TimedFault(timed.fromNanos(), timed.toNanos(), it)));
    }
    int clients = Math.max(1, concurrency / nodes) * (nodes - 1);
    return new Draft(nodes - 1, clients, limit, latency, topology, seed, fewer, left);
  }

  private static Optional<Trouble> moved(Trouble trouble, int gone) {
    if (trouble instanceof Trouble.Cut cut) {
      List<Link> links = new ArrayList<>();
      for (Link link : cut.links()) {
        moved(link.from(), gone)
            .ifPresent(
                from -> moved(link.to(), gone).ifPresent(to -> links.add(new Link(from, to))));
      }
      return links.isEmpty() ? Optional.empty() : Optional.of(Trouble.Cut.of(cut.fault(), links));
    }
    if (trouble instanceof Trouble.Pause pause) {
      List<String> nodes =
          pause.paused().stream().flatMap(node -> moved(node, gone).stream()).toList();
      return nodes.isEmpty() ? Optional.empty() : Optional.of(new Trouble.Pause(nodes));
    }
    return Optional.of(trouble);
  }

  private static Optional<String> moved(String node, int gone) {
    int number = Integer.parseInt(node.substring(1));
    return number == gone
        ? Optional.empty()
        : Optional.of("n" + (number < gone ? number : number - 1));
  }

  /** All links of a cluster. */
  Collection<Link> links() {
    List<Link> links = new ArrayList<>();
    for (int from = 0; from < nodes; from++) {
      for (int to = 0; to < nodes; to++) {
        if (from != to) {
          links.add(new Link("n" + from, "n" + to));
        }
      }
    }
    return links;
  }
}
