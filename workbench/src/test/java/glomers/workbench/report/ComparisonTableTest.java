package glomers.workbench.report;

import static org.assertj.core.api.Assertions.assertThat;

import glomers.common.node.Node;
import glomers.common.node.NodeProgram;
import glomers.common.protocol.Body;
import glomers.workbench.network.Journal;
import glomers.workbench.network.RetransmissionCounter;
import glomers.workbench.run.Outcome;
import glomers.workbench.run.RelayNode;
import glomers.workbench.run.Simulation;
import glomers.workbench.scenario.Challenge;
import glomers.workbench.scenario.Fault;
import glomers.workbench.scenario.FaultKind;
import glomers.workbench.scenario.Link;
import glomers.workbench.scenario.Scenario;
import glomers.workbench.scenario.ScenarioBuilder;
import glomers.workbench.scenario.Schedule;
import glomers.workbench.scenario.ScheduledFault;
import glomers.workbench.scenario.ScheduledOperation;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** The problem in a row of a comparison agrees with the messages. */
class ComparisonTableTest {
  private static final long SECOND = Scenario.seconds(1);

  @Test
  void a_valid_row_has_no_problem() {
    assertThat(why(schedule(), RelayNode::new)).isEmpty();
  }

  @Test
  void messages_that_were_stopped_and_never_sent_again_are_reported() {
    assertThat(why(schedule(cut("n1", "n0")), RelayNode::new))
        .isEqualTo("lost value 7: 1 message was stopped, none was repeated");
  }

  @Test
  void each_count_of_messages_is_reported() {
    Outcome lost = outcome(schedule(cut("n1", "n0")), RelayNode::new, Journal.NONE);
    assertThat(why(lost, new RetransmissionCounter.Counts(5, 0, 0, 0, true)))
        .isEqualTo("lost value 7: no message was stopped");
    assertThat(why(lost, new RetransmissionCounter.Counts(5, 0, 1, 0, true)))
        .isEqualTo("lost value 7: no message was stopped but for 1 answer");
    assertThat(why(lost, new RetransmissionCounter.Counts(5, 2, 0, 2, true)))
        .isEqualTo("lost value 7: 2 messages were stopped, all were repeated");
    assertThat(why(lost, new RetransmissionCounter.Counts(5, 3, 2, 1, true)))
        .isEqualTo("lost value 7: 3 messages were stopped, 1 was repeated; besides, 2 answers");
  }

  @Test
  void what_makes_a_row_unknown_is_said_before_any_other_finding() {
    Outcome outcome =
        Simulation.run(
            ScenarioBuilder.of(Challenge.C3B).nodes(1).faults(FaultKind.LOSS).build(),
            RelayNode::new);
    assertThat(why(outcome, new RetransmissionCounter.Counts(0, 0, 0, 0, true)))
        .isEqualTo("--nemesis loss touched nothing, so this test tells nothing about it");
  }

  @Test
  void the_finding_that_decides_the_verdict_goes_before_those_that_only_stand_beside_it() {
    Outcome outcome =
        Simulation.run(
            ScenarioBuilder.of(Challenge.C3B).nodes(2).seconds(0).build(), Chatterbox::new);
    assertThat(outcome.findings().get(0).kind()).isEqualTo("reply-without-in-reply-to");
    assertThat(why(outcome, new RetransmissionCounter.Counts(0, 0, 0, 0, true)))
        .startsWith("no client broadcast");
  }

  /** Sends replies that no node requested. */
  private static final class Chatterbox implements NodeProgram {
    @Override
    public String name() {
      return "chatterbox";
    }

    @Override
    public void start(Node node, List<String> args) {
      node.on(Body.Read.class, request -> node.reply(request, new Body.ReadOk(List.of())));
      node.on(
          Body.Topology.class,
          request -> {
            node.peers().forEach(peer -> node.send(peer, new Body.BroadcastOk()));
            node.reply(request, new Body.TopologyOk());
          });
    }
  }

  private static String why(Outcome outcome, RetransmissionCounter.Counts retries) {
    return ComparisonTable.why(new ComparisonTable.Row("", "", outcome, retries));
  }

  private static String why(Schedule schedule, Supplier<NodeProgram> program) {
    RetransmissionCounter retries = new RetransmissionCounter(Journal.NONE);
    Outcome outcome = outcome(schedule, program, retries);
    return why(outcome, retries.counts());
  }

  private static Outcome outcome(
      Schedule schedule, Supplier<NodeProgram> program, Journal journal) {
    Scenario scenario =
        ScenarioBuilder.of(Challenge.C3B).nodes(2).seconds(3).schedule(schedule).build();
    return Simulation.run(scenario, program, List.of(), operation -> {}, journal);
  }

  private static Schedule schedule(ScheduledFault... faults) {
    return Schedule.of(
        List.of(
            ScheduledOperation.broadcast(0, "n1", 7), ScheduledOperation.read(2 * SECOND, "n0")),
        List.of(faults));
  }

  private static ScheduledFault cut(String from, String to) {
    return new ScheduledFault(
        0,
        SECOND,
        new Fault.Cut(FaultKind.PARTITION, from + " -> " + to, Set.of(new Link(from, to))));
  }
}
