package glomers.workbench.cluster;

import glomers.common.node.NodeProgram;
import glomers.workbench.loop.EventLoop;
import glomers.workbench.network.Network;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/**
 * Simulated nodes: they run in the workbench's own process, all of one program, on the loop's
 * clock. With a virtual clock, their behaviour depends only on messages and seed. Confined to the
 * event-loop thread.
 */
public final class SimulatedCluster implements Cluster {
  private final EventLoop loop;
  private final Supplier<NodeProgram> program;
  private final List<String> args;
  private final List<String> nodeIds;
  private final Function<String, RandomGenerator> random;
  private final NodeLog log;
  private final ProgramGuard guard;
  private final Map<String, SimulatedNode> nodes = new LinkedHashMap<>();

  /** A cluster whose nodes' logs are discarded. */
  public SimulatedCluster(
      EventLoop loop,
      Supplier<NodeProgram> program,
      List<String> args,
      List<String> nodeIds,
      Function<String, RandomGenerator> random) {
    this(loop, program, args, nodeIds, random, NodeLog.NONE, new ProgramGuard());
  }

  /**
   * @param program creates the program of one node
   * @param args its arguments
   * @param random the random generator of a node, by its name
   * @param log receives the nodes' log entries
   * @param guard guards the loop's run
   */
  public SimulatedCluster(
      EventLoop loop,
      Supplier<NodeProgram> program,
      List<String> args,
      List<String> nodeIds,
      Function<String, RandomGenerator> random,
      NodeLog log,
      ProgramGuard guard) {
    this.loop = loop;
    this.program = program;
    this.args = List.copyOf(args);
    this.nodeIds = List.copyOf(nodeIds);
    this.random = random;
    this.log = log;
    this.guard = guard;
  }

  @Override
  public Map<String, Network.Endpoint> start(Listener listener) {
    Map<String, Network.Endpoint> endpoints = new LinkedHashMap<>();
    for (String id : nodeIds) {
      SimulatedNode node = new SimulatedNode(id, loop, listener, random.apply(id), log, guard);
      if (!node.start(program, args)) {
        break;
      }
      nodes.put(id, node);
      endpoints.put(id, node);
    }
    return endpoints;
  }

  @Override
  public void stop() {
    nodes.values().forEach(SimulatedNode::stop);
  }

  @Override
  public void pause(String node) {
    nodes.get(node).pause();
  }

  @Override
  public void resume(String node) {
    nodes.get(node).resume();
  }

  @Override
  public Optional<NodeProcess> process(String node) {
    return Optional.empty();
  }

  @Override
  public String lastWords(String node) {
    return nodes.containsKey(node) ? nodes.get(node).lastWords() : "";
  }
}
