package glomers.part3b;

import static org.assertj.core.api.Assertions.assertThat;

import glomers.common.node.Node;
import glomers.common.protocol.Body.Broadcast;
import glomers.common.protocol.Body.BroadcastOk;
import glomers.common.protocol.Body.Init;
import glomers.common.protocol.Body.Read;
import glomers.common.protocol.Body.ReadOk;
import glomers.common.protocol.Message;
import glomers.common.testing.ConcurrentEnvironment;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.RepeatedTest;

/** In a real process, handlers run on several threads, so a lock must guard the values. */
class ConcurrencyTest {
  private static final int THREADS = 4;
  private static final int VALUES = 1_000; // per pair of threads: both send the same values
  private static final int VALUES_PER_READ = 10;

  private final ConcurrentEnvironment environment = new ConcurrentEnvironment();
  private final Node node = new Node(environment);

  /** A race shows only in some runs, so the test repeats, each time with a new node. */
  @RepeatedTest(20)
  void nothing_is_lost_when_many_threads_write_and_read_at_once() throws Exception {
    new MultiNodeBroadcast().start(node, List.of());
    node.receive(Message.send("c0", "n0", new Init("n0", List.of("n0", "n1", "n3"))));
    ConcurrentEnvironment.runConcurrently(THREADS, this::writeAndRead);
    assertThat(environment.log()).isEmpty();
    List<Message> sent = environment.takeSent();
    assertThat(sent)
        .filteredOn(message -> message.body() instanceof BroadcastOk)
        .hasSize(THREADS * VALUES);
    assertThat(sent)
        .filteredOn(message -> message.body() instanceof Broadcast)
        .hasSize(THREADS / 2 * VALUES * node.peers().size()); // only from clients
    sent.forEach(this::assertReadsOwnWrites);
    assertThat(read())
        .containsExactlyInAnyOrderElementsOf(
            LongStream.range(0, THREADS / 2 * VALUES).boxed().toList());
  }

  /** A thread is a client or a node. A read's id is the number of values that it has sent. */
  private void writeAndRead(int thread) {
    String src = (thread % 2 == 0 ? "c" : "n") + thread;
    for (int i = 0; i < VALUES; i++) {
      long value = (long) thread / 2 * VALUES + i;
      node.receive(Message.request(src, "n0", i, new Broadcast(value)));
      if (i % VALUES_PER_READ == 0) {
        node.receive(Message.request(src, "n0", i + 1, new Read()));
      }
    }
  }

  private void assertReadsOwnWrites(Message answer) {
    if (answer.body() instanceof ReadOk read) {
      int thread = Integer.parseInt(answer.dest().substring(1));
      assertThat(read.messages().stream().filter(value -> value / VALUES == thread / 2))
          .hasSizeGreaterThanOrEqualTo(Math.toIntExact(answer.inReplyTo().orElseThrow()))
          .doesNotHaveDuplicates();
    }
  }

  private List<Long> read() {
    node.receive(Message.request("c9", "n0", 1, new Read()));
    List<Message> answers = environment.takeSent();
    assertThat(answers).hasSize(1);
    return ((ReadOk) answers.get(0).body()).messages();
  }
}
