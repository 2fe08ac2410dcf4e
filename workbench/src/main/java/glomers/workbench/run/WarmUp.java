package glomers.workbench.run;

import glomers.common.node.Node;
import glomers.common.node.NodeProgram;
import glomers.common.node.Request;
import glomers.common.protocol.Body.Broadcast;
import glomers.common.protocol.Body.BroadcastOk;
import glomers.common.protocol.Body.Read;
import glomers.common.protocol.Body.ReadOk;
import glomers.common.protocol.Body.Topology;
import glomers.common.protocol.Body.TopologyOk;
import glomers.common.protocol.MalformedMessageException;
import glomers.workbench.cluster.IncrementalReadParser;
import glomers.workbench.history.HistoryWriter;
import glomers.workbench.network.Journal;
import glomers.workbench.network.JournalWriter;
import glomers.workbench.scenario.Challenge;
import glomers.workbench.scenario.Scenario;
import glomers.workbench.scenario.ScenarioBuilder;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Runs a short simulated test, so that the JVM loads and compiles the code that a test of real
 * processes uses. Without it, deliveries are late in the first seconds of such a test, and nodes
 * retransmit messages that were not lost. It takes about 0.1 s, while the nodes start. Thread-safe.
 */
public final class WarmUp {
  private WarmUp() {}

  /** Runs the test. */
  public static void run() {
    Scenario scenario =
        ScenarioBuilder.of(Challenge.C3D).nodes(5).seconds(1).rate(150).latency(10).build();
    try (HistoryWriter history = new HistoryWriter(OutputStream.nullOutputStream());
        JournalWriter journal = new JournalWriter(OutputStream.nullOutputStream())) {
      Simulation.run(scenario, Relay::new, List.of(), history, new EncodingJournal(journal));
    } catch (IOException e) {
      throw new UncheckedIOException(e); // impossible: the output goes nowhere
    }
  }

  /** Encodes and parses each message, as if it were sent through a pipe. */
  private static final class EncodingJournal implements Journal {
    private final Journal journal;
    private final IncrementalReadParser answers = new IncrementalReadParser();

    EncodingJournal(Journal journal) {
      this.journal = journal;
    }

    @Override
    public void add(Entry entry) {
      journal.add(entry);
      try {
        answers.parse(entry.packet().line(entry.id()));
      } catch (MalformedMessageException e) {
        throw new IllegalStateException(e);
      }
    }
  }

  /** A program that sends each new value to all other nodes. */
  private static final class Relay implements NodeProgram {
    private final Set<Long> values = new LinkedHashSet<>();
    private Node node;

    @Override
    public String name() {
      return "warm-up";
    }

    @Override
    public void start(Node node, List<String> args) {
      this.node = node;
      node.on(Broadcast.class, this::broadcast);
      node.on(Read.class, request -> node.reply(request, new ReadOk(List.copyOf(values))));
      node.on(Topology.class, request -> node.reply(request, new TopologyOk()));
    }

    private void broadcast(Request<Broadcast> request) {
      values.add(request.body().message());
      if (!node.nodeIds().contains(request.src())) {
        node.peers().forEach(peer -> node.send(peer, request.body()));
      }
      node.reply(request, new BroadcastOk());
    }
  }
}
