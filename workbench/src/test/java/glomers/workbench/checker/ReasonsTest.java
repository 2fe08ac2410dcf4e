package glomers.workbench.checker;

import static org.assertj.core.api.Assertions.assertThat;

import glomers.workbench.checker.Reasons.Reason;
import glomers.workbench.history.History;
import glomers.workbench.history.Operation;
import glomers.workbench.history.Operation.Type;
import glomers.workbench.history.ReadSnapshot;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Reasons name the node, what was expected, and what happened. */
class ReasonsTest {
  private long now;
  private final History history = new History(() -> ++now, operation -> {});

  @Test
  void a_history_with_a_stable_value_has_no_reasons() {
    broadcast(0, 7).ok();
    read(1, 7L);
    assertThat(reasons()).isEmpty();
  }

  @Test
  void an_operation_that_never_succeeded_is_reported_with_the_failures_of_each_node() {
    broadcast(1, 7).fails("net-timeout");
    broadcast(0, 8).fails(List.of("temporarily-unavailable", "busy"));
    broadcast(1, 9).fails("malformed-answer");
    broadcast(1, 10).fails("net-timeout");
    read(0);
    assertThat(reasons().get(0))
        .isEqualTo(
            new Reason(
                "never-ok-broadcast",
                "no broadcast worked, of 4, and one must at least: n0 answered with the error"
                    + " temporarily-unavailable (once); n1 gave an answer that is no broadcast_ok"
                    + " (once), gave no answer in time (2 times)"));
  }

  @Test
  void without_broadcasts_there_is_nothing_to_judge() {
    read(0);
    assertThat(reasons())
        .containsExactly(
            new Reason(
                "nothing-stable",
                "no client broadcast a value, so there is nothing to judge: let the test run"
                    + " longer, or at a higher rate"));
  }

  @Test
  void a_lost_value_is_no_reason_since_it_has_an_explanation() {
    broadcast(0, 7).ok();
    read(1);
    assertThat(CheckResult.of(history.operations()).verdict()).isEqualTo(Verdict.INVALID);
    assertThat(reasons()).isEmpty();
  }

  @Test
  void an_unacknowledged_value_and_one_without_later_reads_have_different_reasons() {
    history.add(1, Type.INVOKE, Operation.READ, Optional.empty());
    broadcast(0, 7).ok();
    broadcast(2, 8).fails("net-timeout");
    broadcast(3, 9).fails("net-timeout");
    history.add(1, Type.OK, Operation.READ, Optional.of(ReadSnapshot.of(List.of())));
    assertThat(reasons())
        .containsExactly(
            new Reason(
                "nothing-stable",
                "of the 3 values that were broadcast, n2 did not acknowledge 8, n3 did not"
                    + " acknowledge 9, and no read showed them; no read that worked began after 7"
                    + " was acknowledged or shown: so no value is seen to be lost, and none to"
                    + " stay"));
  }

  @Test
  void a_missed_availability_is_reported_with_the_request_and_the_failures() {
    broadcast(0, 7).ok();
    broadcast(1, 8).fails("net-timeout");
    List<Operation> operations = history.operations();
    assertThat(Reasons.unavailable(operations, Stats.of(operations), 1, node -> "n" + node))
        .isEqualTo(
            new Reason(
                "unavailable",
                "1 of 2 operations worked, and --availability asks for all of them: n1 gave no"
                    + " answer in time (once)"));
    assertThat(Reasons.unavailable(operations, Stats.of(operations), 0.9, node -> "n" + node))
        .extracting(Reason::message)
        .asString()
        .contains("asks for 0.9 of them");
  }

  private List<Reason> reasons() {
    List<Operation> operations = history.operations();
    return Reasons.of(operations, CheckResult.of(operations), process -> "n" + process);
  }

  private Pending broadcast(int process, long value) {
    history.add(process, Type.INVOKE, Operation.BROADCAST, Optional.of(value));
    return new Pending(process, value);
  }

  private void read(int process, Long... shown) {
    history.add(process, Type.INVOKE, Operation.READ, Optional.empty());
    history.add(process, Type.OK, Operation.READ, Optional.of(ReadSnapshot.of(List.of(shown))));
  }

  private final class Pending {
    private final int process;
    private final long value;

    private Pending(int process, long value) {
      this.process = process;
      this.value = value;
    }

    void ok() {
      history.add(process, Type.OK, Operation.BROADCAST, Optional.of(value));
    }

    void fails(Object error) {
      history.add(process, Type.INFO, Operation.BROADCAST, Optional.of(value), error);
    }
  }
}
