package glomers.workbench.gallery;

import static org.assertj.core.api.Assertions.assertThat;

import glomers.common.node.Node;
import glomers.common.node.NodeProgram;
import glomers.common.protocol.Body;
import glomers.common.protocol.Message;
import glomers.common.testing.ConcurrentEnvironment;
import glomers.workbench.checker.CheckResult;
import glomers.workbench.checker.Verdict;
import glomers.workbench.history.History;
import glomers.workbench.history.Operation;
import glomers.workbench.history.Operation.Type;
import glomers.workbench.history.ReadSnapshot;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/**
 * Virtual time has one thread, so it can't catch a missing lock. This test uses real threads. One
 * round may pass by chance; a thousand don't.
 */
class NoLockTest {
  private static final int ROUNDS = 1000;
  private static final int RIGHT_ROUNDS = 20;
  private static final int THREADS = 4;
  private static final int VALUES = 500; // per thread

  @Test
  void a_list_without_a_lock_loses_values_or_breaks() throws Exception {
    assertThat(roundsUntilInvalid(NoLock::new, ROUNDS)).isLessThan(ROUNDS);
  }

  @Test
  void the_right_variant_has_every_value_each_time() throws Exception {
    assertThat(roundsUntilInvalid(Right::new, RIGHT_ROUNDS)).isEqualTo(RIGHT_ROUNDS);
  }

  /** The number of valid rounds before the first that is not. */
  private static int roundsUntilInvalid(Supplier<NodeProgram> program, int most) throws Exception {
    int round = 0;
    while (round < most && round(program.get()) == Verdict.VALID) {
      round++;
    }
    return round;
  }

  /** Several threads broadcast concurrently; then one reads, and the history is checked. */
  private static Verdict round(NodeProgram program) throws Exception {
    ConcurrentEnvironment environment = new ConcurrentEnvironment();
    Node node = new Node(environment);
    program.start(node, List.of());
    node.receive(Message.send("c0", "n0", new Body.Init("n0", List.of("n0"))));
    ConcurrentEnvironment.runConcurrently(THREADS, thread -> broadcast(node, thread * VALUES));
    node.receive(Message.request("c0", "n0", THREADS * VALUES + 1, new Body.Read()));
    return CheckResult.of(history(environment.takeSent())).verdict();
  }

  private static void broadcast(Node node, int first) {
    for (int value = first; value < first + VALUES; value++) {
      node.receive(Message.request("c" + first, "n0", value + 1, new Body.Broadcast(value)));
    }
  }

  /** Only one order matters: the read began after all broadcasts had ended. */
  private static List<Operation> history(Iterable<Message> answers) {
    long[] now = {0};
    History history = new History(() -> now[0], operation -> {});
    for (Message answer : answers) {
      if (answer.inReplyTo().isEmpty()) {
        continue;
      }
      long id = answer.inReplyTo().getAsLong();
      now[0] = id;
      boolean read = id == THREADS * VALUES + 1;
      String function = read ? Operation.READ : Operation.BROADCAST;
      Optional<Object> value = read ? Optional.empty() : Optional.of(id - 1);
      history.add(0, Type.INVOKE, function, value);
      if (answer.body() instanceof Body.ReadOk shown) {
        history.add(0, Type.OK, function, Optional.of(ReadSnapshot.of(shown.messages())));
      } else {
        boolean ok = answer.body() instanceof Body.BroadcastOk;
        history.add(0, ok ? Type.OK : read ? Type.FAIL : Type.INFO, function, value);
      }
    }
    return history.operations();
  }
}
