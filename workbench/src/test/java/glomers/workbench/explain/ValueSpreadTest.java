package glomers.workbench.explain;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ValueSpreadTest {
  private static final String SEVEN = "{'type':'broadcast','message':7}";
  private static final String EIGHT = "{'type':'broadcast','message':8}";

  @TempDir Path directory;

  /** n0 has 7 and 8; n1 has 8 only, because every message with 7 is lost. */
  private static HandMade lostSeven() {
    return HandMade.nodes(2)
        .broadcast(8, "n0", 500, 501)
        .broadcast(7, "n0", 1000, 1001)
        .delivered("n0", "n1", 501, 502, EIGHT)
        .lost("n0", "n1", 1001, "partition 1", SEVEN)
        .lost("n0", "n1", 2001, "partition 1", SEVEN)
        .lost("n0", "n1", 3001, "partition 1", SEVEN)
        .lost("n0", "n1", 4001, "partition 1", SEVEN)
        .read("n1", 700, 8L)
        .read("n1", 4500, 8L)
        .end()
        .read("n0", 9000, 7L, 8L)
        .read("n1", 9000, 8L);
  }

  @Test
  void only_messages_with_the_value_count_and_of_repeated_losses_the_first_and_the_last()
      throws Exception {
    ValueSpread spread = lostSeven().spread(7, directory);
    assertThat(spread.messages())
        .extracting(Transmission::id)
        .as("messages 2 and 3 are lost between two others on the link")
        .containsExactly(1L, 4L);
    assertThat(spread.between()).isEqualTo(2);
    assertThat(spread.had()).isEqualTo(Map.of("n0", 1_000_000_000L));
    assertThat(spread.calls())
        .extracting(call -> call.node() + " " + call.begin().function() + " " + call.begin().time())
        .containsExactly("n0 broadcast 1000000000", "n0 read 9000000000", "n1 read 9000000000");
  }

  @Test
  void a_value_that_arrived_is_at_both_nodes_from_its_delivery_on() throws Exception {
    ValueSpread spread = lostSeven().spread(8, directory);
    assertThat(spread.messages()).extracting(Transmission::id).containsExactly(0L);
    assertThat(spread.had()).isEqualTo(Map.of("n0", 500_000_000L, "n1", 502_000_000L));
  }

  @Test
  void of_very_many_deliveries_the_first_are_kept_and_the_others_counted() throws Exception {
    HandMade test = HandMade.nodes(2).broadcast(8, "n0", 0, 1);
    for (int i = 0; i < SpreadMessages.MAX_DELIVERED + 5; i++) {
      test.delivered("n0", "n1", i, i, EIGHT);
    }
    ValueSpread spread = test.end().read("n0", 9000, 8L).spread(8, directory);
    assertThat(spread.messages()).hasSize(SpreadMessages.MAX_DELIVERED);
    assertThat(spread.later()).isEqualTo(5);
    assertThat(spread.limit()).isEmpty();
  }

  @Test
  void
      the_first_value_of_a_very_long_run_is_followed_through_its_first_messages_a_chosen_one_through_all()
          throws Exception {
    HandMade test = HandMade.nodes(2).broadcast(8, "n0", 0, 1).broadcast(7, "n0", 1, 2);
    test.delivered("n0", "n1", 3, 4, EIGHT);
    for (int i = 0; i < 100_000; i++) {
      test.delivered("n1", "n0", 5, 6, "{'type':'heartbeat'}");
    }
    test.delivered("n0", "n1", 7, 8, SEVEN).end().read("n1", 9, 8L, 7L);
    ValueSpread first = test.spread(directory);
    assertThat(first.value()).isEqualTo(8);
    assertThat(first.messages()).hasSize(1);
    assertThat(first.limit()).hasValue(100_000);
    ValueSpread chosen = test.spread(7, directory);
    assertThat(chosen.messages()).hasSize(1);
    assertThat(chosen.limit()).isEmpty();
  }

  @Test
  void the_most_telling_value_is_a_lost_one_or_else_the_most_stale_or_else_the_first() {
    assertThat(ValueSpread.mostTelling(lostSeven().outcome())).contains(7L);
    HandMade stale =
        HandMade.nodes(2)
            .broadcast(3, "n0", 100, 101)
            .read("n0", 150, 3L)
            .read("n1", 160, 3L)
            .broadcast(5, "n0", 1000, 1001)
            .read("n1", 4500, 3L)
            .end()
            .read("n0", 9000, 3L, 5L)
            .read("n1", 9000, 3L, 5L);
    assertThat(ValueSpread.mostTelling(stale.outcome())).contains(5L);
    HandMade good =
        HandMade.nodes(1).broadcast(9, "n0", 1, 2).broadcast(4, "n0", 3, 4).read("n0", 5, 9L, 4L);
    assertThat(ValueSpread.mostTelling(good.outcome())).contains(9L);
    assertThat(ValueSpread.mostTelling(HandMade.nodes(1).read("n0", 5).outcome())).isEmpty();
  }
}
