package glomers.workbench.nemesis;

import static org.assertj.core.api.Assertions.assertThat;

import glomers.workbench.history.Operation;
import glomers.workbench.history.Operation.Type;
import glomers.workbench.network.InjectedFault;
import glomers.workbench.run.Outcome;
import glomers.workbench.run.RelayNode;
import glomers.workbench.run.Simulation;
import glomers.workbench.scenario.Challenge;
import glomers.workbench.scenario.FaultKind;
import glomers.workbench.scenario.ScenarioBuilder;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** When faults begin and end, in virtual time. */
class NemesisTest {
  @ParameterizedTest
  @EnumSource
  void the_first_fault_begins_with_the_operations(FaultKind fault) {
    for (long seed = 0; seed < 10; seed++) {
      Outcome outcome = Simulation.run(weather(fault, seed).build(), RelayNode::new);
      Operation first = outcome.history().get(0);
      assertThat(first.function()).isEqualTo("start-" + fault);
      assertThat(firstInvocation(outcome).time()).isEqualTo(first.time());
      assertThat(outcome.injectedFaults().get(0).begin()).isEqualTo(first.time());
    }
  }

  @Test
  void later_starts_and_stops_come_after_up_to_two_intervals_and_on_average_one() {
    List<Long> delays = new ArrayList<>();
    for (long seed = 0; seed < 50; seed++) {
      delays(
          Simulation.run(weather(FaultKind.SLOW, seed).seconds(60).build(), RelayNode::new),
          delays);
    }
    long interval = TimeUnit.SECONDS.toNanos(4);
    assertThat(delays).hasSizeGreaterThan(500).allMatch(delay -> delay <= 2 * interval);
    assertThat(delays).anyMatch(delay -> delay < interval / 2);
    assertThat(delays).anyMatch(delay -> delay > interval * 3 / 2);
    assertThat(delays.stream().mapToLong(Long::longValue).average().orElseThrow())
        .isBetween(interval * 0.9, interval * 1.1);
  }

  @ParameterizedTest
  @EnumSource
  void a_fault_does_not_miss_a_short_test(FaultKind fault) {
    assertThat(LongStream.range(0, 30).mapToObj(seed -> weather(fault, seed).seconds(2)))
        .allSatisfy(
            weather ->
                assertThat(Simulation.run(weather.build(), RelayNode::new).affected(fault))
                    .isPositive());
  }

  @ParameterizedTest
  @EnumSource
  void a_fault_lasts_until_it_has_affected_something_or_is_replaced_after_a_second(
      FaultKind fault) {
    for (long seed = 0; seed < 10; seed++) {
      List<InjectedFault> injectedFaults =
          Simulation.run(weather(fault, seed).interval(0.1).rate(5).build(), RelayNode::new)
              .injectedFaults();
      assertThat(
              injectedFaults.subList(
                  0, injectedFaults.size() - 1)) // the last fault ends with the test
          .isNotEmpty()
          .allMatch(it -> it.affected() > 0 || length(it) == TimeUnit.SECONDS.toNanos(1));
    }
  }

  private static ScenarioBuilder weather(FaultKind fault, long seed) {
    return ScenarioBuilder.of(Challenge.C3B).faults(fault).interval(4).seed(seed);
  }

  private static Operation firstInvocation(Outcome outcome) {
    return outcome.history().stream()
        .filter(operation -> operation.type() == Type.INVOKE)
        .findFirst()
        .orElseThrow();
  }

  /**
   * The times from each start to its stop, and from there to the next start. The last stop is left
   * out: it is the end of the test.
   */
  private static void delays(Outcome outcome, List<Long> delays) {
    List<InjectedFault> injectedFaults = outcome.injectedFaults();
    for (int i = 1; i < injectedFaults.size(); i++) {
      InjectedFault before = injectedFaults.get(i - 1);
      delays.add(length(before));
      delays.add(injectedFaults.get(i).begin() - before.end().orElseThrow());
    }
  }

  private static long length(InjectedFault injected) {
    return injected.end().orElseThrow() - injected.begin();
  }
}
