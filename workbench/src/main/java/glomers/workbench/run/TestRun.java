package glomers.workbench.run;

import glomers.common.protocol.Body;
import glomers.workbench.checker.CheckResult;
import glomers.workbench.checker.SetFull;
import glomers.workbench.checker.Stats;
import glomers.workbench.cluster.Cluster;
import glomers.workbench.finding.Findings;
import glomers.workbench.history.History;
import glomers.workbench.history.Operation;
import glomers.workbench.loop.EventLoop;
import glomers.workbench.nemesis.Nemesis;
import glomers.workbench.network.InjectedFault;
import glomers.workbench.network.Journal;
import glomers.workbench.network.Network;
import glomers.workbench.network.Packet;
import glomers.workbench.network.Services;
import glomers.workbench.scenario.FaultKind;
import glomers.workbench.scenario.RandomStreams;
import glomers.workbench.scenario.Scenario;
import glomers.workbench.scenario.Schedule;
import glomers.workbench.workload.BroadcastWorkload;
import glomers.workbench.workload.Client;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * One test, with the same steps as in Maelstrom: start the nodes, send {@code init} and {@code
 * topology}, run the workload while the nemesis injects faults, end all faults, wait for recovery,
 * let every worker read once more, and give the verdict.
 *
 * <p>Used once. Not thread-safe. The class is long because it connects all parts of a test in one
 * place, in the order of its phases.
 */
public final class TestRun {
  private final Scenario scenario;
  private final EventLoop loop;
  private final Cluster cluster;
  private final Timeouts timeouts;
  private final History history;
  private final Journal journal;
  private final Network network;
  private final Client.Factory clients;
  private final BroadcastWorkload workload;
  private final List<Nemesis> nemeses;
  private final Findings findings = new Findings();
  private final Analysis analysis;
  private final ProtocolMonitor protocolMonitor;
  private final MessageStormDetector stormDetector;
  private final AnswerMonitor answers;
  private final PostMortem postMortem;
  private final Set<String> nodes;
  private Phase phase = Phase.STARTING;
  private Consumer<Phase> phaseListener = entered -> {};
  private Optional<Recovery.Quiescence> quiescence = Optional.empty();
  private Optional<Initialization> initialization = Optional.empty();
  private Optional<Recovery> recovery = Optional.empty();
  private long began; // the time 0 of the history, on the loop's clock, in nanoseconds
  private long finalReads;
  private int operationsBeforeFinalReads = Integer.MAX_VALUE;
  private boolean completed;
  private boolean aborted;

  /**
   * @param listener receives each operation as it happens
   * @param journal receives each message when it is delivered or lost
   */
  public TestRun(
      Scenario scenario,
      EventLoop loop,
      Cluster cluster,
      Timeouts timeouts,
      Consumer<Operation> listener,
      Journal journal) {
    this.timeouts = timeouts;
    this.scenario = scenario;
    analysis = new Analysis(scenario, findings);
    this.loop = loop;
    this.cluster = cluster;
    history = new History(() -> loop.now() - began, listener);
    this.journal = journal;
    network =
        new Network(
            loop,
            scenario.latency(),
            RandomStreams.stream(scenario.seed(), "latency"),
            journal,
            this::misdirected);
    answers =
        new AnswerMonitor(
            loop::now,
            network::disruptedSince,
            findings::add,
            timeouts.answerNanos(),
            this::unmatched);
    clients = new Client.Factory(loop, network, findings::add, answers);
    nodes = new LinkedHashSet<>(scenario.nodeIds());
    protocolMonitor = new ProtocolMonitor(nodes, findings::add, this::abort);
    postMortem = new PostMortem(loop, cluster, findings::add);
    stormDetector = new MessageStormDetector(scenario.nodeCount());
    workload =
        new BroadcastWorkload(
            loop,
            history,
            RandomStreams.stream(scenario.seed(), "workload"),
            clients,
            findings::add,
            scenario.nodeIds(),
            scenario.concurrency(),
            this::isFaulty,
            timeouts.answerNanos());
    nemeses = scenario.faults().stream().map(this::nemesis).toList();
  }

  /**
   * Sets a listener that is called when a phase begins, on the event-loop thread. To be called
   * before the run.
   */
  public void onPhase(Consumer<Phase> listener) {
    phaseListener = listener;
  }

  private void enter(Phase next) {
    phase = next;
    phaseListener.accept(next);
  }

  /** The current progress. Confined to the event-loop thread. */
  public Progress progress() {
    long messages = network.stats().servers().sent() + network.stats().clients().sent();
    List<String> faults = nemeses.stream().flatMap(nemesis -> nemesis.current().stream()).toList();
    return new Progress(phase, history.now(), workload.finished(), messages, faults);
  }

  /** Runs the test to its end, and stops all nodes. */
  public Outcome run() throws InterruptedException {
    try {
      loop.after(0, this::start);
      loop.run();
    } finally {
      cluster.stop();
    }
    return outcome();
  }

  /**
   * The outcome of a test that can't go on because code of a simulated node does not end. To be
   * called when {@link #run} does nothing more.
   */
  public Outcome endEarly(String node, String text) {
    abort(node, Outcome.HANDLER_TIMEOUT, text);
    cluster.stop();
    return outcome();
  }

  private Outcome outcome() {
    List<Operation> operations = history.operations();
    Stats stats = Stats.of(operations);
    SetFull.Result workload = SetFull.check(operations);
    if (completed) {
      analysis.explain(operations, finalReads, new CheckResult(stats, workload));
    }
    List<InjectedFault> injectedFaults =
        nemeses.stream().flatMap(nemesis -> nemesis.injectedFaults().stream()).toList();
    return new Outcome(
        scenario,
        operations,
        workload,
        stats,
        analysis.availability(stats),
        network.stats(),
        network.lateness(),
        injectedFaults,
        quiescence,
        findings.list(),
        completed,
        RecordedSchedule.of(
            operations.subList(0, Math.min(operations.size(), operationsBeforeFinalReads)),
            scenario::nodeOf,
            nemeses.stream().flatMap(nemesis -> nemesis.schedule().stream()).toList()));
  }

  private Nemesis nemesis(FaultKind fault) {
    return new Nemesis(
        fault,
        loop,
        network,
        history,
        new Nemesis.Pauser() {
          @Override
          public void pause(String node) {
            cluster.pause(node);
          }

          @Override
          public void resume(String node) {
            cluster.resume(node);
          }
        },
        scenario.nodeIds(),
        scenario.nemesisIntervalNanos(),
        RandomStreams.stream(scenario.seed(), "nemesis " + fault));
  }

  private void start() {
    Map<String, Network.Endpoint> started = cluster.start(new NodeListener());
    started.forEach(
        (node, endpoint) ->
            network.connect(
                node,
                (id, packet) -> {
                  stormDetector.delivering(packet);
                  return endpoint.deliver(id, packet);
                }));
    Initialization init =
        beginInitialization("init", started.keySet(), timeouts.initNanos(), this::announceTopology);
    for (String node : started.keySet()) {
      Body request = new Body.Init(node, scenario.nodeIds());
      clients
          .create()
          .rpc(node, request, timeouts.initNanos(), reply -> init.answered(node, reply));
    }
  }

  private void announceTopology() {
    Initialization topology =
        beginInitialization(
            "topology", workload.workersNodes(), timeouts.answerNanos(), this::startWorkload);
    workload.announce(
        new Body.Topology(scenario.topology().neighbours(scenario.nodeIds())), topology::answered);
  }

  private Initialization beginInitialization(
      String request, Collection<String> due, long timeoutNanos, Runnable whenDone) {
    Initialization next =
        new Initialization(
            loop, cluster, postMortem, request, due, timeoutNanos, whenDone, this::abort);
    initialization = Optional.of(next);
    return next;
  }

  private void startWorkload() {
    initialization = Optional.empty();
    enter(Phase.RUNNING);
    began = loop.now();
    journal.begin(began);
    long limit = scenario.timeLimitNanos();
    Schedule schedule = scenario.schedule();
    for (Nemesis nemesis : nemeses) {
      schedule.faults().ifPresentOrElse(nemesis::play, nemesis::start);
    }
    schedule
        .operations()
        .ifPresentOrElse(
            invocations -> workload.play(invocations, limit, this::recover),
            () -> workload.run(scenario.rate(), scenario.repeatShare(), limit, this::recover));
  }

  private boolean isFaulty() {
    return nemeses.stream().anyMatch(nemesis -> !nemesis.current().isEmpty());
  }

  private void recover() {
    enter(Phase.RECOVERING);
    if (scenario.schedule().operations().isEmpty()) {
      workload
          .rateShortfall(scenario.rate(), scenario.timeLimitNanos())
          .ifPresent(text -> findings.add("rate-not-reached", text));
    }
    workload.cutOff().ifPresent(text -> findings.add("too-many-operations", text));
    nemeses.forEach(Nemesis::stop);
    recovery =
        Optional.of(
            Recovery.begin(
                loop,
                network,
                clients.observer(),
                scenario.nodeIds(),
                history.operations(),
                timeouts.recoveryNanos(),
                this::readFinally));
  }

  private void readFinally() {
    enter(Phase.READING);
    finalReads = history.now();
    operationsBeforeFinalReads = history.operations().size();
    quiescence = recovery.map(Recovery::quiescence);
    recovery = Optional.empty();
    workload.readFinally(this::complete);
  }

  private void complete() {
    completed = true;
    network.end();
    quiescence.ifPresent(analysis::reportRetransmissions);
    nemeses.stream()
        .filter(nemesis -> nemesis.affected() == 0)
        .forEach(nemesis -> analysis.reportVacuous(nemesis.fault()));
    postMortem.examine(
        answers.silent(),
        () -> {
          answers.report(began, postMortem::words);
          loop.stop();
        });
  }

  private void unmatched(Packet answer) {
    initialization.ifPresent(request -> request.misanswered(answer));
  }

  private void misdirected(Packet packet) {
    String text =
        packet.src()
            + " sent a message to "
            + Services.missing(packet.dest())
            + ": "
            + packet.text();
    abort(packet.src(), "invalid-dest", text);
  }

  /** Aborts the test. Only the first call has an effect, since later failures are consequences. */
  private void abort(String node, String kind, String message) {
    if (!aborted) {
      aborted = true;
      findings.add(node, kind, message);
      loop.stop();
    }
  }

  private final class NodeListener implements Cluster.Listener {
    @Override
    public void sent(String node, Packet packet, long time) {
      if (postMortem.hasBegun()) {
        postMortem.sent(node, packet);
      } else if (!aborted) {
        protocolMonitor.sent(node, packet);
        boolean provoked = nodes.contains(packet.dest()) && sentToNode(node, packet);
        network.send(packet, time, provoked);
        network
            .overload()
            .ifPresent(
                text ->
                    failed(node, "too-much-under-way", text + "; the last is " + packet.text()));
      }
    }

    /** Checks a message between nodes. Returns whether an observer's read may have provoked it. */
    private boolean sentToNode(String node, Packet packet) {
      stormDetector
          .sent(packet, loop.now(), network.stats().clients().sent())
          .ifPresent(text -> abort(node, "message-storm", text));
      return recovery.isPresent() && recovery.get().sent(packet);
    }

    @Override
    public void noticed(String node, String kind, String message) {
      findings.add(node, kind, message);
    }

    @Override
    public void failed(String node, String kind, String message) {
      if (!postMortem.hasBegun()) {
        boolean tooMuch = kind.equals("stdin-not-read") || kind.equals("too-much-under-way");
        Optional<String> storm = tooMuch ? stormDetector.suspected(loop.now()) : Optional.empty();
        abort(node, storm.isPresent() ? "message-storm" : kind, storm.orElse(message));
      }
    }
  }
}
