package glomers.workbench.scenario;

import glomers.common.protocol.Body;
import glomers.workbench.checker.SetFull;
import glomers.workbench.checker.Stats;
import glomers.workbench.checker.Verdict;
import glomers.workbench.cluster.Cluster;
import glomers.workbench.history.History;
import glomers.workbench.history.Operation;
import glomers.workbench.loop.EventLoop;
import glomers.workbench.nemesis.PartitionNemesis;
import glomers.workbench.network.Network;
import glomers.workbench.network.Packet;
import glomers.workbench.workload.BroadcastWorkload;
import glomers.workbench.workload.Client;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * One test, in the order of Maelstrom's: start the nodes, {@code init}, {@code topology}, the
 * workload with the network failing meanwhile, heal, recovery, a last read of every worker, the
 * verdict.
 *
 * <p>Used once, by one thread.
 */
public final class TestRun {
  /** How long a node may take to answer {@code init}. */
  private static final long INIT_NANOS = TimeUnit.SECONDS.toNanos(10);

  /** How long the network is whole before the last reads. */
  private static final long RECOVERY_NANOS = TimeUnit.SECONDS.toNanos(10);

  private final Scenario scenario;
  private final EventLoop loop;
  private final Cluster cluster;
  private final History history;
  private final Network network;
  private final Client.Factory clients;
  private final BroadcastWorkload workload;
  private final PartitionNemesis nemesis;
  private final List<Finding> findings = new ArrayList<>();
  private String phase = "starting";
  private int initialized;
  private boolean completed;

  /**
   * @param listener told of each operation as it happens
   */
  public TestRun(Scenario scenario, EventLoop loop, Cluster cluster, Consumer<Operation> listener) {
    this.scenario = scenario;
    this.loop = loop;
    this.cluster = cluster;
    history = new History(listener);
    network =
        new Network(
            loop, scenario.latency(), Seeds.stream(scenario.seed(), "latency"), this::misdirected);
    clients = new Client.Factory(loop, network);
    workload =
        new BroadcastWorkload(
            loop,
            history,
            Seeds.stream(scenario.seed(), "workload"),
            clients,
            scenario.nodeIds(),
            scenario.concurrency());
    nemesis =
        new PartitionNemesis(
            loop,
            network,
            history,
            scenario.nodeIds(),
            scenario.nemesisIntervalNanos(),
            Seeds.stream(scenario.seed(), "nemesis"));
  }

  /** Where a test is, for whoever watches. */
  public record Progress(
      String phase, long operations, long messages, Optional<String> partition) {}

  /** Where the test is now. Belongs to the loop's thread. */
  public Progress progress() {
    long messages = network.stats().servers().sent() + network.stats().clients().sent();
    return new Progress(phase, workload.finished(), messages, nemesis.current());
  }

  /** Runs the test to its end, and leaves no node behind. */
  public Outcome run() throws InterruptedException {
    try {
      loop.after(0, this::start);
      loop.run();
    } finally {
      cluster.stop();
    }
    List<Operation> operations = history.operations();
    Stats stats = Stats.of(operations);
    return new Outcome(
        scenario,
        operations,
        SetFull.check(operations),
        stats,
        availability(stats),
        network.stats(),
        nemesis.partitions(),
        List.copyOf(findings),
        completed);
  }

  private void start() {
    Map<String, Network.Endpoint> nodes = cluster.start(new NodeListener());
    nodes.forEach(network::connect);
    nodes.keySet().forEach(this::init);
  }

  private void init(String node) {
    clients
        .create()
        .call(
            node,
            new Body.Init(node, scenario.nodeIds()),
            INIT_NANOS,
            reply -> {
              if (!(reply instanceof Client.Reply.Answer answer
                  && answer.body() instanceof Body.InitOk)) {
                abort(node, "no-init-ok", node + " did not answer init with init_ok: " + reply);
              } else if (++initialized == scenario.nodeCount()) {
                announceTopology();
              }
            });
  }

  private void announceTopology() {
    Map<String, List<String>> neighbours = scenario.topology().neighbours(scenario.nodeIds());
    workload.announce(
        new Body.Topology(neighbours),
        this::ask,
        reply -> abort(reply.node(), "no-topology-ok", reply.text()));
  }

  private void ask() {
    phase = "running";
    history.begin(loop.now());
    if (scenario.partitions()) {
      nemesis.start();
    }
    workload.run(scenario.rate(), scenario.timeLimitNanos(), this::recover);
  }

  private void recover() {
    phase = "recovering";
    nemesis.stop();
    loop.after(
        RECOVERY_NANOS,
        () -> {
          phase = "reading";
          workload.readFinally(this::complete);
        });
  }

  private void complete() {
    completed = true;
    loop.stop();
  }

  private Verdict availability(Stats stats) {
    if (scenario.availability().isEmpty()) {
      return Verdict.VALID;
    }
    boolean enough = stats.all().ok() >= scenario.availability().get() * stats.invoked();
    return enough ? Verdict.VALID : Verdict.INVALID;
  }

  private void misdirected(Packet packet) {
    abort(packet.src(), "invalid-dest", "Nobody is called " + packet.dest() + ": " + packet);
  }

  private void abort(String node, String kind, String message) {
    findings.add(new Finding(kind, Optional.of(node), message));
    loop.stop();
  }

  private final class NodeListener implements Cluster.Listener {
    @Override
    public void sent(Packet packet) {
      network.send(packet);
    }

    @Override
    public void failed(String node, String kind, String message) {
      abort(node, kind, message);
    }
  }
}
