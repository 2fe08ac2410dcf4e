package glomers.workbench.run;

import static org.assertj.core.api.Assertions.assertThat;

import glomers.common.protocol.Body;
import glomers.common.protocol.Message;
import glomers.workbench.cluster.Cluster;
import glomers.workbench.loop.EventLoop;
import glomers.workbench.network.Packet;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class PostMortemTest {
  private static final long MILLI = TimeUnit.MILLISECONDS.toNanos(1);

  private final EventLoop loop = EventLoop.virtual();
  private final Map<String, FakeProcess> processes = new HashMap<>();
  private final List<String> listener = new ArrayList<>();
  private final List<String> texts = new ArrayList<>();
  private final PostMortem postMortem =
      new PostMortem(
          loop,
          new FakeCluster(node -> Optional.ofNullable(processes.get(node)), "last words"),
          (node, kind, text) -> {
            listener.add(kind + " " + node);
            texts.add(text);
          });
  private long ended;

  @Test
  void an_idle_node_that_answers_when_its_input_is_closed_does_not_flush() throws Exception {
    process("n0").whenInputEnds = () -> answerAndEnd("n0");
    examine("n0");
    assertThat(listener).containsExactly("not-flushed n0");
    assertThat(postMortem.words("n0")).isEqualTo(" When the STDIN of n0 was closed, it answered.");
  }

  @Test
  void the_advice_on_flushing_is_given_once_and_for_several_languages() throws Exception {
    process("n0").whenInputEnds = () -> answerAndEnd("n0");
    process("n1").whenInputEnds = () -> answerAndEnd("n1");
    examine("n0", "n1");
    assertThat(listener).containsExactly("not-flushed n0", "not-flushed n1");
    assertThat(texts.get(0))
        .startsWith(
            "n0 wrote 1 answer only when its STDIN was closed, and the first was n0 -> c0 {")
        .contains("flush=True", "fflush(stdout)", "std::flush", "bufio.Writer", "BufferedWriter")
        .contains("$stdout.sync = true", "stdout().flush()", "$| = 1", "console.log needs none");
    assertThat(texts.get(1)).endsWith("sat in a buffer.");
  }

  @Test
  void a_busy_node_may_only_be_slow() throws Exception {
    process("n0").whenInputEnds = () -> answerAndEnd("n0");
    loop.after(100 * MILLI, () -> process("n0").used = 100 * MILLI);
    examine("n0");
    assertThat(listener).isEmpty();
    assertThat(postMortem.words("n0")).isEqualTo(" It answered later: it is slow.");
  }

  @Test
  void a_node_that_answers_before_its_input_is_closed_is_slow() throws Exception {
    process("n0");
    loop.after(100 * MILLI, () -> answer("n0"));
    examine("n0");
    assertThat(listener).isEmpty();
    assertThat(postMortem.words("n0")).isEqualTo(" It answered later: it is slow.");
  }

  @Test
  void a_node_that_answers_together_with_nodes_whose_input_is_open_is_slow() throws Exception {
    process("n0").whenInputEnds = () -> answerAndEnd("n0");
    process("n1");
    loop.after(900 * MILLI, () -> answer("n1"));
    examine("n0");
    assertThat(listener).isEmpty();
    assertThat(postMortem.words("n0")).isEqualTo(" It answered later: it is slow.");
  }

  @Test
  void a_message_between_nodes_is_not_an_answer() throws Exception {
    process("n0").whenInputEnds =
        () ->
            postMortem.sent("n0", Packet.of(Message.reply("n0", "n1", 1, new Body.BroadcastOk())));
    examine("n0");
    assertThat(listener).isEmpty();
    assertThat(postMortem.words("n0")).contains("went on and wrote nothing");
  }

  @Test
  void a_node_that_ends_without_output_reads_its_input() throws Exception {
    process("n0").whenInputEnds = () -> process("n0").ended = true;
    examine("n0");
    assertThat(postMortem.words("n0")).contains("so it reads").endsWith("last words");
    assertThat(ended).as("there is no more to come").isLessThan(700 * MILLI);
  }

  @Test
  void the_examination_takes_at_most_one_and_a_half_seconds() throws Exception {
    process("n0");
    examine("n0");
    assertThat(ended).isBetween(1500 * MILLI, 1600 * MILLI);
  }

  @Test
  void after_an_unfinished_line_the_input_is_not_closed() throws Exception {
    process("n0").unfinished = true;
    process("n0").whenInputEnds = () -> listener.add("closed");
    examine("n0");
    assertThat(listener).isEmpty();
    assertThat(postMortem.words("n0")).isEqualTo("last words");
    assertThat(ended).isZero();
  }

  private FakeProcess process(String node) {
    return processes.computeIfAbsent(node, name -> new FakeProcess());
  }

  private void examine(String... nodes) throws InterruptedException {
    loop.after(0, () -> postMortem.examine(List.of(nodes), () -> ended = loop.now()));
    loop.run();
  }

  private void answer(String node) {
    postMortem.sent(node, Packet.of(Message.reply(node, "c0", 1, new Body.InitOk())));
  }

  private void answerAndEnd(String node) {
    answer(node);
    process(node).ended = true;
  }

  private static final class FakeProcess implements Cluster.NodeProcess {
    private Runnable whenInputEnds = () -> {};
    private boolean unfinished;
    private boolean ended;
    private long used;

    @Override
    public boolean lives() {
      return !ended;
    }

    @Override
    public boolean hasUnfinishedLine() {
      return unfinished;
    }

    @Override
    public long processorNanos() {
      return used;
    }

    @Override
    public void endInput() {
      whenInputEnds.run();
    }

    @Override
    public boolean outputEnded() {
      return ended;
    }
  }
}
