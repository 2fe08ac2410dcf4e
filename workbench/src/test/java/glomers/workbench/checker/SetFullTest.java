package glomers.workbench.checker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import glomers.workbench.checker.SetFull.Stale;
import glomers.workbench.history.History;
import glomers.workbench.history.Operation;
import glomers.workbench.history.Operation.Type;
import glomers.workbench.history.ReadRecorder;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** The stale values: which they are, their order, and their operations. */
class SetFullTest {
  private static final long MILLI = 1_000_000;

  private final ReadRecorder readings = new ReadRecorder();
  private long now;
  private final History history = new History(() -> now, operation -> {});

  @Test
  void of_equally_stale_values_the_larger_comes_first() {
    LongStream.range(0, 12).forEach(this::broadcast);
    now = 7 * MILLI;
    read(List.of(0L, 1L));
    read(LongStream.range(0, 12).boxed().toList());
    assertThat(SetFull.check(history.operations()).worstStale())
        .extracting(Stale::value)
        .containsExactly(11L, 10L, 9L, 8L, 7L, 6L, 5L, 4L);
  }

  @Test
  void staler_values_come_before_larger_ones() {
    broadcast(5);
    now = 2 * MILLI;
    broadcast(9);
    now = 7 * MILLI;
    read(List.of());
    read(List.of(5L, 9L));
    assertThat(SetFull.check(history.operations()).worstStale())
        .extracting(Stale::value, Stale::stableLatencyMillis)
        .containsExactly(tuple(5L, 7L), tuple(9L, 5L));
  }

  @Test
  void a_stale_value_has_the_operation_that_made_it_known_and_the_last_read_that_missed_it() {
    history.add(0, Type.INVOKE, Operation.BROADCAST, Optional.of(3L));
    read(List.of(3L)); // before the broadcast ends, so it is known from here on
    history.add(0, Type.OK, Operation.BROADCAST, Optional.of(3L));
    now = 4 * MILLI;
    read(List.of());
    now = 6 * MILLI;
    read(List.of());
    read(List.of(3L));
    Stale stale = SetFull.check(history.operations()).worstStale().get(0);
    assertThat(stale.known()).isEqualTo(history.operations().get(2));
    assertThat(stale.lastAbsent()).isEqualTo(history.operations().get(6));
  }

  private void broadcast(long value) {
    history.add(0, Type.INVOKE, Operation.BROADCAST, Optional.of(value));
    history.add(0, Type.OK, Operation.BROADCAST, Optional.of(value));
  }

  private void read(List<Long> shown) {
    history.add(1, Type.INVOKE, Operation.READ, Optional.empty());
    history.add(1, Type.OK, Operation.READ, Optional.of(readings.add(shown)));
  }
}
