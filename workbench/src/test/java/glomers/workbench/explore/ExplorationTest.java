package glomers.workbench.explore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import glomers.common.node.NodeProgram;
import glomers.common.node.Request;
import glomers.common.protocol.Body.Broadcast;
import glomers.common.protocol.Body.BroadcastOk;
import glomers.workbench.checker.Verdict;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Toy programs whose schedules can be counted by hand, and some that fail under only one schedule.
 */
class ExplorationTest {
  private static final Duration RETRY = Duration.ofMillis(500);

  @ParameterizedTest(name = "{0} messages have {1} orders")
  @CsvSource({"1, 1", "2, 2", "3, 6", "4, 24", "5, 120", "6, 720"})
  void independent_messages_to_one_node_come_in_every_order(int messages, long orders) {
    Exploration exploration = sending(messages).overtaking(true);
    ExplorationResult pruned = exploration.run();
    assertThat(pruned.schedules()).isEqualTo(orders);
    assertThat(pruned.outcomes()).hasSize((int) orders);
    ExplorationResult whole = exploration.withoutMerging().run();
    assertThat(whole.runs()).isEqualTo(orders);
    assertThat(whole.merged()).isZero();
  }

  @Test
  void messages_on_an_ordered_link_come_in_one_order() {
    assertThat(sending(5).run().schedules()).isEqualTo(1);
  }

  @Test
  void messages_to_different_nodes_come_in_every_order_and_end_in_the_same_state() {
    ExplorationResult explored =
        toy((toy, value) -> toy.sendToPeers(new Broadcast(value))).nodes(5).values(1).cuts(0).run();
    assertThat(explored.schedules()).isEqualTo(4 * 3 * 2);
    assertThat(explored.runs()).isEqualTo(1);
    assertThat(explored.states())
        .isEqualTo(2 + 15); // the start, the state after the broadcast, and a state for each set of
    // arrivals
  }

  @Test
  void a_message_arrives_or_is_lost_by_each_of_the_cuts_between_its_ends() {
    // 3 nodes, one message: it arrives, or one of the two cuts between n0 and n1 loses it.
    ExplorationResult explored =
        toy((toy, value) -> toy.node.send("n1", new Broadcast(value))).nodes(3).values(1).run();
    assertThat(explored.counterexample()).isEmpty();
    assertThat(explored.schedules()).isEqualTo(3);
  }

  @Test
  void cuts_begin_and_end_at_every_moment_between_three_messages() {
    // 2 nodes, 3 messages in order: one cut loses none of them, or several in a row.
    ExplorationResult explored = sending(3).cuts(1).run();
    assertThat(explored.schedules()).isEqualTo(1 + 3 + 2 + 1);
    assertThat(sending(3).cuts(2).run().schedules()).isEqualTo(8);
  }

  @Test
  void merging_changes_neither_the_outcomes_nor_the_number_of_schedules() {
    Exploration exploration =
        toy((toy, value) -> toy.sendToPeers(new Broadcast(value + 1))).nodes(3).values(2).timers(0);
    ExplorationResult pruned = exploration.run();
    ExplorationResult whole = exploration.withoutMerging().run();
    assertThat(pruned.outcomes()).isEqualTo(whole.outcomes()).hasSizeGreaterThan(10);
    assertThat(pruned.schedules()).isEqualTo(whole.schedules());
    assertThat(whole.runs()).isEqualTo(whole.schedules().longValueExact());
    assertThat(pruned.runs()).isLessThan(whole.runs() / 2);
    assertThat(pruned.merged()).isPositive();
  }

  @Test
  void a_failure_under_a_single_order_of_five_messages_is_found() {
    ExplorationResult explored =
        Exploration.of(() -> new Toy(ExplorationTest::forgetsIfBackwards))
            .nodes(2)
            .values(1)
            .cuts(0)
            .overtaking(true)
            .run();
    assertThat(explored.verdict()).isEqualTo(Verdict.INVALID);
    assertThat(explored.counterexample().orElseThrow().problem()).contains("n1 never has 0");
    assertThat(explored.counterexample().orElseThrow().steps().stream().skip(1))
        .extracting(step -> step.replaceAll("message .*, broadcast (\\d+) from.*", "$1"))
        .containsExactly("5", "4", "3", "2", "1");
  }

  @Test
  void a_failure_that_no_fair_schedule_has_is_described_step_by_step() {
    ExplorationResult explored =
        Exploration.of(() -> new Toy(ExplorationTest::broadcastsOnce)).nodes(2).run();
    assertThat(explored.counterexample().orElseThrow().steps())
        .containsExactly(
            "n0 is asked to broadcast 0, acknowledges it, sends broadcast 0 to n1 (message 1)",
            "the network is cut: n0 | n1",
            "message 1, broadcast 0 from n0 to n1, is lost by the cut",
            "the cut ends");
    assertThat(explored.counterexample().orElseThrow().end())
        .containsExactly("n0 shows 0", "n1 shows nothing");
  }

  @ParameterizedTest(name = "by {0}")
  @ValueSource(strings = {"sends", "acknowledgements", "timers"})
  void a_program_that_behaves_differently_on_the_same_inputs_is_detected(String how) {
    AtomicInteger coin = new AtomicInteger();
    BiConsumer<Toy, Request<Broadcast>> moody =
        (toy, request) -> {
          boolean heads = coin.incrementAndGet() % 3 == 0;
          toy.values.add(request.body().message());
          if (toy.isAsked(request)) {
            if (!(heads && how.equals("acknowledgements"))) {
              toy.acknowledge(request);
            }
            if (!(heads && how.equals("sends"))) {
              toy.sendToPeers(request.body());
            }
            if (how.equals("timers")) {
              toy.node.runLater(RETRY.plusMillis(coin.get()), () -> {});
            }
          }
        };
    ExplorationResult explored =
        Exploration.of(() -> new Toy(moody)).values(3).cuts(0).timers(0).run();
    assertThat(explored.unfinished())
        .contains(" is not deterministic: given the same messages and timers again, it ")
        .contains(
            switch (how) {
              case "sends" -> "it sent {\"type\":\"broadcast\",\"message\":2} to n0, ";
              case "timers" -> "it set another timer.";
              default -> "it acknowledged other values.";
            });
    assertThat(explored.counterexample()).isEmpty();
    assertThat(explored.verdict()).isEqualTo(Verdict.UNKNOWN);
  }

  /** As in a simulation, the message is reported, and not that the value was not acknowledged. */
  @Test
  void a_message_to_an_unknown_node_is_reported_and_proves_nothing() {
    BiConsumer<Toy, Request<Broadcast>> asksAService =
        (toy, request) -> toy.node.send("seq-kv", new Broadcast(7));
    ExplorationResult explored = Exploration.of(() -> new Toy(asksAService)).run();
    assertThat(explored.unfinished())
        .isEqualTo(
            "n0 sent a message to seq-kv, a service of Maelstrom's that this workbench does not"
                + " have: {\"type\":\"broadcast\",\"message\":7}");
    assertThat(explored.verdict()).isEqualTo(Verdict.UNKNOWN);
  }

  @Test
  void what_was_run_only_once_is_replayed_at_the_end_to_check_determinism() {
    AtomicInteger runs = new AtomicInteger();
    BiConsumer<Toy, Request<Broadcast>> restless =
        (toy, request) -> {
          toy.values.add(request.body().message());
          toy.acknowledge(request);
          toy.node.runLater(RETRY.plusMillis(runs.incrementAndGet()), () -> {});
        };
    ExplorationResult explored = Exploration.of(() -> new Toy(restless)).nodes(1).values(1).run();
    assertThat(explored.unfinished()).contains("it set another timer");
    assertThat(explored.verdict()).isEqualTo(Verdict.UNKNOWN);
  }

  @Test
  void a_failure_that_a_replay_does_not_repeat_is_no_failure() {
    AtomicInteger runs = new AtomicInteger();
    BiConsumer<Toy, Request<Broadcast>> lateRiser =
        (toy, request) -> {
          toy.values.add(request.body().message());
          if (runs.incrementAndGet() > 1) {
            toy.acknowledge(request);
          }
        };
    ExplorationResult explored = Exploration.of(() -> new Toy(lateRiser)).nodes(1).values(1).run();
    assertThat(explored.unfinished()).contains("it acknowledged other values");
    assertThat(explored.counterexample()).isEmpty();
  }

  @Test
  void a_retry_that_is_lost_too_is_found_where_a_timer_may_fire_in_the_cut() {
    Supplier<NodeProgram> program = () -> new Toy(ExplorationTest::broadcastsTwice);
    assertThat(Exploration.of(program).nodes(2).values(1).timers(0).run().verdict())
        .isEqualTo(Verdict.VALID);
    assertThat(Exploration.of(program).nodes(2).values(1).timers(1).run().verdict())
        .isEqualTo(Verdict.INVALID);
  }

  @Test
  void a_timer_that_overtakes_a_message_is_found_if_timers_may_be_early() {
    Exploration exploration =
        Exploration.of(() -> new Toy(ExplorationTest::ignoresIfReminded))
            .nodes(2)
            .values(1)
            .cuts(0)
            .overtaking(true);
    assertThat(exploration.run().verdict()).isEqualTo(Verdict.VALID);
    assertThat(exploration.earlyTimers(true).run().verdict()).isEqualTo(Verdict.INVALID);
  }

  @Test
  void a_clock_stands_still_but_for_the_timers_of_its_node() {
    ExplorationResult explored =
        Exploration.of(() -> new Toy(ExplorationTest::reads)).nodes(1).run();
    assertThat(explored.outcomes())
        .containsExactly(
            "n0 shows 0 1 500000000", "n0 shows 0 1 500000000 1000000000", "n0 shows 0 500000000");
  }

  @Test
  void a_timer_beyond_the_clock_never_fires_even_if_the_clock_has_moved() {
    ExplorationResult explored =
        Exploration.of(() -> new Toy(ExplorationTest::setsEndlessTimers)).nodes(1).run();
    assertThat(explored.outcomes()).isNotEmpty().noneMatch(shown -> shown.contains("9"));
    assertThat(explored.verdict()).isEqualTo(Verdict.VALID);
  }

  @Test
  void retries_until_an_acknowledgement_are_enough() {
    ExplorationResult explored =
        Exploration.of(() -> new Toy(ExplorationTest::retries)).nodes(3).timers(2).run();
    assertThat(explored.counterexample()).isEmpty();
    assertThat(explored.verdict()).isEqualTo(Verdict.VALID);
    assertThat(explored.runs()).isGreaterThan(100);
  }

  @Test
  void a_value_that_is_never_acknowledged_is_no_success() {
    ExplorationResult explored = Exploration.of(() -> new Toy((toy, request) -> {})).nodes(1).run();
    assertThat(explored.counterexample().orElseThrow().problem())
        .isEqualTo("n0 never acknowledged 0");
  }

  @Test
  void nodes_that_never_rest_are_reported_as_such() {
    ExplorationResult explored =
        Exploration.of(() -> new Toy(ExplorationTest::ticks)).nodes(1).run();
    assertThat(explored.verdict()).isEqualTo(Verdict.UNKNOWN);
    assertThat(explored.counterexample().orElseThrow().problem())
        .isEqualTo("the nodes are not at rest 2000 steps after the last choice");
  }

  @Test
  void a_storm_of_messages_ends_at_the_bound_and_proves_nothing() {
    ExplorationResult explored =
        Exploration.of(() -> new Toy(ExplorationTest::storms))
            .nodes(2)
            .cuts(0)
            .maxStates(5_000)
            .run();
    assertThat(explored.verdict()).isEqualTo(Verdict.UNKNOWN);
    assertThat(explored.unfinished()).isNotEmpty();
  }

  @Test
  void the_same_exploration_has_the_same_result_to_the_last_count() {
    Supplier<NodeProgram> program = () -> new Toy(ExplorationTest::retries);
    assertThat(Exploration.of(program).nodes(3).run())
        .isEqualTo(Exploration.of(program).nodes(3).run());
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 9})
  void a_state_space_that_is_not_small_is_refused(int nodes) {
    assertThatThrownBy(() -> Exploration.of(() -> new Toy((t, r) -> {})).nodes(nodes).run())
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("--node-count must be 1 to 8 in a small state space");
  }

  /** n0 sends the given number of messages to n1, whose values show the order of arrival. */
  private static Exploration sending(int messages) {
    return toy((toy, value) -> {
          for (int i = 1; i <= messages; i++) {
            toy.node.send("n1", new Broadcast(i));
          }
        })
        .nodes(2)
        .values(1)
        .cuts(0);
  }

  /** Every node has all values from the start; further values show the order of arrival. */
  private static Exploration toy(BiConsumer<Toy, Long> whenAsked) {
    return Exploration.of(
        () -> {
          long[] order = {0};
          Toy made =
              new Toy(
                  (toy, request) -> {
                    if (toy.isAsked(request)) {
                      toy.acknowledge(request);
                      whenAsked.accept(toy, request.body().message());
                    } else {
                      order[0] = order[0] * 10 + request.body().message();
                      toy.values.add(1000 + order[0]);
                    }
                  });
          made.values.addAll(List.of(0L, 1L));
          return made;
        });
  }

  private static void forgetsIfBackwards(Toy toy, Request<Broadcast> request) {
    if (toy.isAsked(request)) {
      toy.values.add(0L);
      toy.acknowledge(request);
      for (int i = 1; i <= 5; i++) {
        toy.node.send("n1", new Broadcast(i));
      }
    } else {
      toy.values.add(request.body().message());
      if (toy.values.size() == 5 && !toy.values.equals(List.of(5L, 4L, 3L, 2L, 1L))) {
        toy.values.add(0L);
      }
    }
  }

  private static void broadcastsOnce(Toy toy, Request<Broadcast> request) {
    toy.values.add(request.body().message());
    toy.acknowledge(request);
    if (toy.isAsked(request)) {
      toy.sendToPeers(request.body());
    }
  }

  private static void broadcastsTwice(Toy toy, Request<Broadcast> request) {
    broadcastsOnce(toy, request);
    if (toy.isAsked(request)) {
      toy.node.runLater(RETRY, () -> toy.sendToPeers(request.body()));
    }
  }

  private static void retries(Toy toy, Request<Broadcast> request) {
    toy.values.add(request.body().message());
    toy.acknowledge(request);
    if (toy.isAsked(request)) {
      toy.node.peers().forEach(peer -> retry(toy, peer, request.body()));
    }
  }

  private static void retry(Toy toy, String peer, Broadcast body) {
    toy.node
        .rpc(peer, body, BroadcastOk.class, RETRY)
        .whenComplete(
            (ok, error) -> {
              if (error != null) {
                retry(toy, peer, body);
              }
            });
  }

  /** A node that gets a reminder of a value before the value itself ignores the value. */
  private static void ignoresIfReminded(Toy toy, Request<Broadcast> request) {
    if (toy.isAsked(request)) {
      broadcastsOnce(toy, request);
      toy.node.runLater(RETRY, () -> toy.sendToPeers(new Broadcast(9)));
    } else if (!toy.values.contains(9L)) {
      toy.values.add(request.body().message());
    }
  }

  /** Shows the times of the broadcast and of the timer. */
  private static void reads(Toy toy, Request<Broadcast> request) {
    toy.acknowledge(request);
    toy.values.add(request.body().message());
    toy.values.add(toy.node.nanoTime());
    toy.node.runLater(RETRY, () -> toy.values.add(toy.node.nanoTime()));
  }

  /** Sets two timers that never fire: one is set at the start, and one later. */
  private static void setsEndlessTimers(Toy toy, Request<Broadcast> request) {
    toy.acknowledge(request);
    toy.values.add(request.body().message());
    Runnable never =
        () -> toy.node.runLater(Duration.ofNanos(Long.MAX_VALUE), () -> toy.values.add(9L));
    never.run();
    toy.node.runLater(RETRY, never);
  }

  private static void ticks(Toy toy, Request<Broadcast> request) {
    broadcastsOnce(toy, request);
    tick(toy);
  }

  private static void tick(Toy toy) {
    toy.node.runLater(RETRY, () -> tick(toy));
  }

  private static void storms(Toy toy, Request<Broadcast> request) {
    toy.acknowledge(request);
    toy.sendToPeers(request.body());
    toy.sendToPeers(request.body());
  }
}
