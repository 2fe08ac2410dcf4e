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
 * A short simulated test whose outcome nobody wants: afterwards the JVM has loaded and compiled the
 * code that a test of real processes runs. Without it the first seconds of such a test are slow,
 * and a workbench that delivers late makes nodes send again what was not lost. It takes a tenth of
 * a second or so, while the nodes start.
 */
public final class WarmUp {
  private WarmUp() {}

  /** Runs the test. */
  public static void run() {
    Scenario scenario =
        ScenarioBuilder.of(Challenge.C3D).nodes(5).seconds(1).rate(150).latency(10).build();
    try (HistoryWriter history = new HistoryWriter(OutputStream.nullOutputStream());
        JournalWriter journal = new JournalWriter(OutputStream.nullOutputStream())) {
      Simulation.run(scenario, Relay::new, List.of(), history, new Wire(journal));
    } catch (IOException e) {
      throw new UncheckedIOException(e); // never: nothing is written anywhere
    }
  }

  /** Passes each message through the form that it has on a pipe. */
  private static final class Wire implements Journal {
    private final Journal journal;
    private final IncrementalReadParser answers = new IncrementalReadParser();

    Wire(Journal journal) {
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

  /** Passes each value of a client on to all. */
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
