package glomers.workbench.checker;

import static org.assertj.core.api.Assertions.assertThat;

import glomers.workbench.history.Operation;
import glomers.workbench.history.Operation.Type;
import glomers.workbench.history.ReadRecorder;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class AnomaliesTest {
  private final List<Operation> history = new ArrayList<>();
  private final ReadRecorder readings = new ReadRecorder();
  private final List<String> listener = new ArrayList<>();

  @Test
  void a_forgotten_value_is_reported_with_both_reads_and_the_number_of_others() {
    broadcast(1, 2, 3);
    read(1, 2, 3); // begins at 3 s
    read(1, 3);
    read(2);
    read(1, 2, 3);
    assertThat(find())
        .containsExactly(
            "forgotten-value: n0 showed 2 in the read at 3.000 s, and no longer in the read at"
                + " 5.000 s",
            "forgotten-value: n0 showed 1 in the read at 3.000 s, and no longer in the read at"
                + " 7.000 s, nor 1 other");
  }

  @Test
  void a_read_with_duplicates_is_reported_once() {
    broadcast(1, 2);
    read(1, 1, 2, 2, 2);
    read(1, 2);
    assertThat(find())
        .containsExactly("duplicate-in-read: n0 showed 1 more than once, in the read at 2.000 s");
  }

  @Test
  void values_that_were_never_broadcast_are_reported_at_their_first_read() {
    broadcast(1);
    read((1L << 24) - 1);
    read(1);
    read((1L << 24) - 1);
    assertThat(find())
        .containsExactly(
            "unexpected-value: n0 showed 16777215, which nobody had broadcast, in the read at"
                + " 1.000 s",
            "forgotten-value: n0 showed 16777215 in the read at 1.000 s, and no longer in the read"
                + " at 3.000 s",
            "forgotten-value: n0 showed 1 in the read at 3.000 s, and no longer in the read at"
                + " 5.000 s");
  }

  /** As many reads and values as in a long test. It would not end if each value were reported. */
  @Test
  void a_node_whose_reads_alternate_between_two_halves_is_reported_for_each_read() {
    long count = 10_000;
    broadcast(LongStream.range(0, count).toArray());
    long[] even = LongStream.range(0, count).filter(i -> i % 2 == 0).toArray();
    long[] odd = LongStream.range(0, count).filter(i -> i % 2 == 1).toArray();
    for (int i = 0; i < 1_000; i++) {
      read(i % 2 == 0 ? even : odd);
    }
    assertThat(find()).hasSize(999).allMatch(text -> text.startsWith("forgotten-value: n0 "));
    assertThat(listener.get(0)).contains(", nor 4999 others");
  }

  private List<String> find() {
    Anomalies.find(
        history,
        process -> "n0",
        Long.MAX_VALUE,
        (node, kind, message) ->
            listener.add(kind + ": " + message.replaceFirst("; usual causes.*", "")));
    return listener;
  }

  private void broadcast(long... values) {
    for (long value : values) {
      add(Type.INVOKE, Operation.BROADCAST, Optional.of(value));
    }
  }

  private void read(long... shown) {
    add(Type.INVOKE, Operation.READ, Optional.empty());
    List<Long> values = LongStream.of(shown).boxed().toList();
    add(Type.OK, Operation.READ, Optional.of(readings.add(values)));
  }

  private void add(Type type, String function, Optional<Object> value) {
    long index = history.size();
    history.add(
        new Operation(index, index * 1_000_000_000, 0, type, function, value, Optional.empty()));
  }
}
