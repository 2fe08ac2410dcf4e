package glomers.workbench.checker;

import static org.assertj.core.api.Assertions.assertThat;

import glomers.workbench.history.Operation;
import glomers.workbench.history.Operation.Type;
import glomers.workbench.history.ReadRecorder;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** On random histories, the sweep gives the same result as checking each value in each read. */
class ReadSweepTest {
  private static final int HISTORIES = 400;

  @Test
  void a_sweep_gives_the_same_result_as_checking_every_value_in_every_read() {
    int lost = 0;
    int neverRead = 0;
    for (int seed = 0; seed < HISTORIES; seed++) {
      List<Operation> history = randomHistory(new SplittableRandom(seed));
      SetFull.Result result = SetFull.check(history);
      Map<Long, String> expected = lookAtEverything(history);
      assertThat(result.lost()).as("lost, seed " + seed).isEqualTo(all("lost", expected));
      assertThat(result.neverRead()).as("seed " + seed).isEqualTo(all("never-read", expected));
      assertThat(result.stableLatencies().values().stream().mapToLong(Long::longValue).max())
          .as("the greatest stable latency, seed " + seed)
          .isEqualTo(
              expected.values().stream()
                  .filter(outcome -> outcome.startsWith("stable "))
                  .mapToLong(outcome -> Long.parseLong(outcome.substring(7)))
                  .max());
      lost += result.lost().size();
      neverRead += result.neverRead().size();
    }
    assertThat(List.of(lost, neverRead)).as("such cases there were").allMatch(n -> n > 100);
  }

  private static List<Long> all(String outcome, Map<Long, String> outcomes) {
    return outcomes.keySet().stream()
        .filter(value -> outcomes.get(value).equals(outcome))
        .sorted()
        .toList();
  }

  /**
   * Simulates a few nodes that add values, answer reads late and out of order, and sometimes lose
   * values.
   */
  private static List<Operation> randomHistory(SplittableRandom random) {
    List<Operation> history = new ArrayList<>();
    List<List<Long>> nodes = List.of(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
    List<ReadRecorder> readings =
        List.of(new ReadRecorder(), new ReadRecorder(), new ReadRecorder());
    // By process: the values that its read will show.
    Map<Integer, List<Long>> pending = new HashMap<>();
    long next = 0;
    for (int step = 0; step < 60; step++) {
      int process = random.nextInt(9);
      List<Long> node = nodes.get(process % 3);
      if (pending.containsKey(process)) {
        Object shown = readings.get(process % 3).add(pending.remove(process));
        add(history, process, Type.OK, Operation.READ, Optional.of(shown));
      } else if (random.nextBoolean()) {
        add(history, process, Type.INVOKE, Operation.READ, Optional.empty());
        pending.put(process, List.copyOf(node));
      } else {
        long value = next++;
        add(history, process, Type.INVOKE, Operation.BROADCAST, Optional.of(value));
        nodes.forEach(
            other -> {
              if (random.nextInt(4) > 0) {
                other.add(value);
              }
            });
        if (random.nextBoolean()) {
          add(history, process, Type.OK, Operation.BROADCAST, Optional.of(value));
        }
      }
      if (random.nextInt(20) == 0 && !node.isEmpty()) {
        node.remove(random.nextInt(node.size()));
      }
    }
    return history;
  }

  private static void add(
      List<Operation> history, int process, Type type, String function, Optional<Object> value) {
    long index = history.size();
    history.add(
        new Operation(index, index * 10_000_000, process, type, function, value, Optional.empty()));
  }

  /** A direct implementation of the definition. */
  private static Map<Long, String> lookAtEverything(List<Operation> history) {
    Map<Long, String> outcomes = new HashMap<>();
    for (Operation broadcast : history) {
      if (broadcast.isBroadcast() && broadcast.type() == Type.INVOKE) {
        outcomes.put(broadcast.broadcastValue(), look(broadcast, history));
      }
    }
    return outcomes;
  }

  private static String look(Operation broadcast, List<Operation> history) {
    long value = broadcast.broadcastValue();
    Operation known = null;
    Operation present = null;
    Operation absent = null;
    Map<Integer, Operation> invocations = new HashMap<>();
    for (Operation operation : history) {
      if (!operation.isBroadcast() && operation.type() == Type.INVOKE) {
        invocations.put(operation.process(), operation);
      } else if (operation.index() > broadcast.index()) {
        Operation invocation = invocations.get(operation.process());
        boolean shows = operation.isOkRead() && operation.reading().contains(value);
        if (shows || (operation.isBroadcast() && ends(operation, value))) {
          known = known == null ? operation : known;
        }
        if (shows && (present == null || invocation.index() > present.index())) {
          present = invocation;
        }
        if (operation.isOkRead()
            && !shows
            && (absent == null || invocation.index() > absent.index())) {
          absent = invocation;
        }
      }
    }
    long presentIndex = present == null ? -1 : present.index();
    long absentIndex = absent == null ? -1 : absent.index();
    if (presentIndex > absentIndex) {
      long visible = absent == null ? 0 : absent.time() + 1;
      return "stable " + Math.max(0, visible - known.time()) / 1_000_000;
    }
    boolean lost = known != null && absentIndex > presentIndex && absentIndex > known.index();
    return lost ? "lost" : "never-read";
  }

  private static boolean ends(Operation operation, long value) {
    return operation.type() == Type.OK && operation.broadcastValue() == value;
  }
}
