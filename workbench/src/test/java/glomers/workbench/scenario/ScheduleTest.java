package glomers.workbench.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import glomers.common.node.Node;
import glomers.common.node.NodeProgram;
import glomers.common.protocol.Body;
import glomers.workbench.finding.Finding;
import glomers.workbench.history.Operation;
import glomers.workbench.history.Operation.Type;
import glomers.workbench.run.Outcome;
import glomers.workbench.run.RelayNode;
import glomers.workbench.run.Simulation;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The operations and faults of a schedule happen at their times. */
class ScheduleTest {
  private static final long SECOND = Scenario.seconds(1);
  private static final Fault.Cut CUT = cut("n0", "n1");

  @ParameterizedTest
  @EnumSource
  void the_recorded_schedule_of_a_run_repeats_the_run(FaultKind fault) {
    ScenarioBuilder drawn =
        ScenarioBuilder.of(Challenge.C3B).faults(fault).latency(20).interval(3).seed(4);
    Outcome once = Simulation.run(drawn.build(), RelayNode::new);
    Outcome again = Simulation.run(drawn.schedule(once.schedule()).build(), RelayNode::new);
    assertThat(once.schedule().invocations()).hasSizeGreaterThan(100);
    assertThat(once.schedule().scheduledFaults()).isNotEmpty();
    assertThat(again.history()).isEqualTo(once.history());
    assertThat(again.schedule()).isEqualTo(once.schedule());
    assertThat(again.affected(fault)).isEqualTo(once.affected(fault));
  }

  @Test
  void operations_are_invoked_at_their_nodes_and_times_and_there_are_no_others() {
    List<ScheduledOperation> invocations =
        List.of(
            ScheduledOperation.broadcast(0, "n1", 7),
            ScheduledOperation.read(SECOND, "n0"),
            ScheduledOperation.read(SECOND, "n1"));
    Outcome outcome = play(Schedule.of(invocations, List.of()));
    assertThat(outcome.schedule().invocations()).isEqualTo(invocations);
    assertThat(reads(outcome)).isEqualTo(List.of(List.of(7L), List.of(7L)));
    assertThat(outcome.stats().invoked()).isEqualTo(3 + 2); // the final reads
  }

  @Test
  void a_fault_begins_and_ends_before_operations_at_the_same_time() {
    Schedule schedule =
        Schedule.of(
            List.of(
                ScheduledOperation.broadcast(0, "n0", 1),
                ScheduledOperation.broadcast(SECOND, "n0", 2)),
            List.of(new ScheduledFault(0, SECOND, CUT)));
    Outcome outcome = play(schedule);
    assertThat(outcome.affected(FaultKind.PARTITION)).isOne();
    assertThat(outcome.workload().attempts()).isEqualTo(2);
    assertThat(lastReadOf("n1", outcome)).containsExactly(2L);
  }

  @Test
  void faults_of_one_kind_may_overlap_and_a_node_is_paused_until_its_last_pause_ends() {
    Fault pause = new Fault.Pause(List.of("n1"));
    Schedule schedule =
        Schedule.of(
            List.of(ScheduledOperation.read(SECOND, "n1")),
            List.of(
                new ScheduledFault(0, 3 * SECOND, pause),
                new ScheduledFault(SECOND, 2 * SECOND, pause)));
    Outcome outcome = play(schedule);
    Operation end =
        outcome.history().stream().filter(Operation::isOkRead).findFirst().orElseThrow();
    assertThat(end.time()).isEqualTo(3 * SECOND);
    assertThat(outcome.injectedFaults()).hasSize(2);
  }

  @Test
  void an_operation_waits_until_a_client_of_its_node_is_free() {
    Schedule schedule =
        Schedule.of(
            List.of(
                ScheduledOperation.read(0, "n1"),
                ScheduledOperation.broadcast(SECOND, "n1", 3),
                ScheduledOperation.read(SECOND, "n0")),
            List.of(new ScheduledFault(0, 2 * SECOND, new Fault.Pause(List.of("n1")))));
    Outcome outcome = play(schedule);
    assertThat(outcome.schedule().invocations())
        .containsExactly(
            ScheduledOperation.read(0, "n1"),
            ScheduledOperation.read(SECOND, "n0"),
            ScheduledOperation.broadcast(2 * SECOND, "n1", 3));
  }

  @Test
  void faults_can_be_scheduled_while_operations_are_drawn_from_the_seed() {
    Schedule schedule =
        new Schedule(
            Optional.empty(), Optional.of(List.of(new ScheduledFault(SECOND, 2 * SECOND, CUT))));
    Outcome outcome =
        Simulation.run(
            ScenarioBuilder.of(Challenge.C3B).schedule(schedule).seed(3).build(), RelayNode::new);
    assertThat(outcome.stats().invoked()).isGreaterThan(100);
    assertThat(outcome.schedule().scheduledFaults()).isEqualTo(schedule.scheduledFaults());
  }

  @Test
  void a_schedule_that_does_not_fit_the_scenario_is_refused() {
    assertRefused(
        Schedule.of(List.of(ScheduledOperation.read(0, "n2")), List.of()), "there is no node 'n2'");
    assertRefused(
        Schedule.of(List.of(ScheduledOperation.read(0, "x")), List.of()), "there is no node 'x'");
    assertRefused(
        Schedule.of(List.of(), List.of(new ScheduledFault(0, 1, cut("n0", "n5")))), "no node 'n5'");
    assertRefused(
        Schedule.of(List.of(ScheduledOperation.read(9 * SECOND, "n1")), List.of()),
        "after the time limit");
    assertThatIllegalArgumentException().isThrownBy(() -> new ScheduledFault(2, 1, CUT));
    assertThatIllegalArgumentException().isThrownBy(() -> ScheduledOperation.read(-1, "n0"));
    assertThatIllegalArgumentException().isThrownBy(() -> new Fault.Loss(0, 1));
    assertThatIllegalArgumentException().isThrownBy(() -> new Fault.Duplicate(101, 1));
  }

  @Test
  void nodes_that_send_messages_without_end_at_one_time_are_stopped() {
    Outcome outcome =
        play(Schedule.of(List.of(ScheduledOperation.read(0, "n0")), List.of()), Echo::new);
    assertThat(outcome.findings()).extracting(Finding::kind).containsExactly("message-storm");
    assertThat(outcome.completed()).isFalse();
  }

  private static void assertRefused(Schedule schedule, String words) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> play(schedule))
        .withMessageContaining(words);
  }

  private static Outcome play(Schedule schedule) {
    return play(schedule, RelayNode::new);
  }

  private static Outcome play(Schedule schedule, Supplier<NodeProgram> program) {
    return Simulation.run(
        ScenarioBuilder.of(Challenge.C3B).nodes(2).seconds(4).schedule(schedule).build(), program);
  }

  private static Fault.Cut cut(String from, String to) {
    return Fault.Cut.of(FaultKind.PARTITION, List.of(new Link(from, to)));
  }

  private static List<List<Long>> reads(Outcome outcome) {
    return outcome.history().stream()
        .filter(Operation::isOkRead)
        .map(read -> read.reading().values())
        .limit(2)
        .toList();
  }

  private static List<Long> lastReadOf(String node, Outcome outcome) {
    return outcome.history().stream()
        .filter(operation -> operation.byClient() && operation.type() == Type.OK)
        .filter(operation -> operation.isOkRead())
        .filter(operation -> outcome.scenario().nodeOf(operation.process()).equals(node))
        .reduce((first, second) -> second)
        .orElseThrow()
        .reading()
        .values();
  }

  /** Wrong: on a read, it sends a read to a peer, which does the same. */
  private static final class Echo implements NodeProgram {
    @Override
    public String name() {
      return "echo";
    }

    @Override
    public void start(Node node, List<String> args) {
      node.on(Body.Topology.class, request -> node.reply(request, new Body.TopologyOk()));
      node.on(Body.Read.class, request -> node.send(node.peers().get(0), request.body()));
    }
  }
}
