package glomers.workbench.explain;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which numbers in a message are values, and which only look like values. */
class CarriersTest {
  private static final String NOBODY = "Nobody sent it to n1: it had come no further than n0.";

  @TempDir Path directory;

  /** Value 3 stays on n0; n0 sends n1 the values 5, 6 and 9 in messages like this one. */
  private List<String> whyLost(String... bodies) throws Exception {
    HandMade test =
        HandMade.nodes(2)
            .broadcast(3, "n0", 1000, 1001)
            .broadcast(5, "n0", 1000, 1001)
            .broadcast(6, "n0", 1000, 1001)
            .broadcast(9, "n0", 1000, 1001);
    for (String body : bodies) {
      test.delivered("n0", "n1", 2000, 2000, body);
    }
    return test.end()
        .read("n0", 9000, 3L, 5L, 6L, 9L)
        .read("n1", 9000, 5L, 6L, 9L)
        .why(3, directory);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "'round':3",
        "'n':3",
        "'stats':{'sent':3}",
        "'log':[[3]]",
        "'vector':{'n0':3}",
        "'at':'3'",
        "'seen':{'3':1}",
        "'seqNum':3",
        "'a':[3,4]"
      })
  void a_number_that_happens_to_be_a_value_does_not_carry_it(String field) throws Exception {
    // Other fields are rejected, because the same path also holds a number that is no value.
    String other = field.replace("3", "1234567");
    assertThat(
            whyLost(
                "{'type':'gossip','values':[5,6],%s}".formatted(field),
                "{'type':'gossip','values':[5,6,9],%s}".formatted(other)))
        .startsWith(NOBODY);
  }

  @ParameterizedTest
  @ValueSource(strings = {"round", "seq", "msg_id", "seqNum", "in-reply-to"})
  void some_fields_never_carry_a_value_whatever_they_hold(String field) throws Exception {
    String values = "{'type':'gossip','values':[5,6,9]}";
    assertThat(whyLost(values, "{'type':'tick','%s':3}".formatted(field))).startsWith(NOBODY);
    assertThat(whyLost(values, "{'type':'tick','%s-k':3}".formatted(field)))
        .as("any other field does, if nothing speaks against it")
        .startsWith(
            "n0 sent it to n1 at 2.000 s (tick, message 1), and it was delivered at 2.000 s.");
  }

  @Test
  void a_counter_is_rejected_at_the_first_number_that_its_sender_did_not_have_as_a_value()
      throws Exception {
    assertThat(
            whyLost(
                "{'type':'gossip','value':5,'k':1}",
                "{'type':'gossip','value':6,'k':2}",
                "{'type':'gossip','value':9,'k':3}"))
        .startsWith(NOBODY);
  }

  @Test
  void a_number_that_never_changes_beside_values_that_do_is_no_value() throws Exception {
    assertThat(
            whyLost(
                "{'type':'gossip','value':5,'k':3}",
                "{'type':'gossip','value':6,'k':3}",
                "{'type':'gossip','value':9,'k':3}"))
        .startsWith(NOBODY);
  }

  @Test
  void a_flag_beside_each_of_several_values_is_no_value() throws Exception {
    assertThat(whyLost("{'type':'gossip','log':[[5,3],[6,3]]}", "{'type':'gossip','log':[[9,3]]}"))
        .startsWith(NOBODY);
  }

  @Test
  void a_value_at_a_place_that_few_lists_reach_is_no_flag() throws Exception {
    HandMade test =
        HandMade.nodes(2)
            .broadcast(5, "n0", 1000, 1001)
            .broadcast(6, "n0", 1000, 1001)
            .broadcast(3, "n0", 1000, 1001)
            .delivered("n0", "n1", 2000, 2000, "{'type':'delta','more':{'n0':[0,[5]]}}")
            .lost("n0", "n1", 3000, "loss 1", "{'type':'delta','more':{'n0':[1,[6,3]]}}")
            .end()
            .read("n0", 9000, 5L, 6L, 3L)
            .read("n1", 9000, 5L);
    assertThat(test.why(3, directory))
        .startsWith("n0 sent it to n1 at 3.000 s (delta, message 1), but it was lost: loss 1.");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{'type':'broadcast','message':3}",
        "{'type':'gossip','messages':[5,3]}",
        "{'type':'gossip','round':1,'messages':[5,3]}",
        "{'type':'pass','value':3}",
        "{'type':'sync','have':{'n0':[5,3],'n1':[6]}}",
        "{'type':'sync','set':{'5':true,'3':true}}",
        "{'type':'batch','entries':[{'value':5,'ts':1732526151},{'value':3,'ts':1732526152}]}",
        "{'type':'batch','log':[[5,1732526151],[3,1732526152]]}",
        "{'type':'pass','value':'3'}",
        "{'values':[[5],[3]]}"
      })
  void a_value_is_found_wherever_a_program_puts_it(String body) throws Exception {
    HandMade test =
        HandMade.nodes(2)
            .broadcast(5, "n0", 1000, 1001)
            .broadcast(6, "n0", 1000, 1001)
            .broadcast(3, "n0", 1000, 1001)
            .lost("n0", "n1", 2000, "loss 1", body)
            .end()
            .read("n0", 9000, 5L, 6L, 3L)
            .read("n1", 9000);
    String type = body.contains("type") ? body.split("'")[3] + ", " : "";
    assertThat(test.why(3, directory))
        .containsExactly(
            "n0 sent it to n1 at 2.000 s (" + type + "message 0), but it was lost: loss 1.",
            "Nobody tried n1 again.");
  }

  @Test
  void numbers_from_a_rejected_path_do_not_count_for_other_paths() throws Exception {
    // n1 forwards, as a hop count, a number that it can only have from a counter of n0.
    HandMade test =
        HandMade.nodes(3)
            .broadcast(3, "n0", 1000, 1001)
            .broadcast(5, "n0", 1000, 1001)
            .delivered("n0", "n1", 2000, 2000, "{'type':'tick','k':3}")
            .delivered("n1", "n2", 2001, 2001, "{'type':'echo','j':3}")
            .delivered("n0", "n1", 2002, 2002, "{'type':'tick','k':4}")
            .end()
            .read("n0", 9000, 3L, 5L)
            .read("n1", 9000)
            .read("n2", 9000);
    assertThat(test.why(3, directory))
        .startsWith("Nobody sent it to n1, n2: it had come no further than n0.");
  }

  @Test
  void if_values_spread_unseen_no_node_is_said_not_to_have_sent_one() throws Exception {
    HandMade test =
        HandMade.nodes(3)
            .broadcast(3, "n0", 1000, 1001)
            .broadcast(5, "n0", 1000, 1001)
            .delivered("n0", "n1", 2000, 2000, "{'type':'sync','packed':'AwU='}")
            .lost("n0", "n2", 2000, "loss 1", "{'type':'broadcast','message':5}")
            .end()
            .read("n0", 9000, 3L, 5L)
            .read("n1", 9000, 3L, 5L)
            .read("n2", 9000);
    assertThat(test.why(3, directory))
        .containsExactly(
            "No message is seen to bring it to n2. But values reach nodes here in ways that the"
                + " messages do not show, so how far it had come is not known.");
    assertThat(test.why(5, directory))
        .containsExactly(
            "n0 sent it to n2 at 2.000 s (broadcast, message 1), but it was lost: loss 1.");
  }
}
