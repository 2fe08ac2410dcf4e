package glomers.workbench.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import glomers.common.protocol.Body;
import glomers.common.protocol.Message;
import glomers.workbench.loop.EventLoop;
import glomers.workbench.network.Packet;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class ProcessNodeTest {
  private static final Limits SMALL = new Limits(64 << 10, 64 << 10);
  private static final String MESSAGE =
      "{\"src\":\"n0\",\"dest\":\"c1\",\"body\":{\"type\":\"x\"}}";
  private static final int WAIT_MILLIS = 30_000;
  private static final int MANY = 100_000; // more than there is room for

  @TempDir Path directory;

  private final EventLoop loop = EventLoop.realTime();
  private final List<String> failures = new ArrayList<>();
  private ChildProcess process;
  private int sent;

  @Test
  void a_line_over_the_limit_is_reported_whatever_its_length() throws Exception {
    run("head -c 300000000 /dev/zero | tr '\\0' 1; echo; sleep 600", 1);
    assertThat(failures)
        .containsExactly(
            "line-too-long: line 1 of n0's STDOUT is longer than 64 KiB, the longest that is taken of"
                + " so many nodes: "
                + "1".repeat(160)
                + "...");
  }

  @Test
  void bytes_that_are_not_text_are_reported_in_printable_form() throws Exception {
    run("head -c 100000 /dev/zero | tr '\\0' '\\033' | head -c 50; echo; sleep 600", 1);
    assertThat(failures).singleElement().asString().startsWith("malformed-line: line 1 of n0's ");
    assertThat(failures.get(0).chars().filter(c -> c != '\n' && Character.isISOControl(c)))
        .isEmpty();
  }

  @Test
  void a_death_after_much_output_on_stderr_is_reported_with_its_last_lines() throws Exception {
    run("yes 'a line of the log' | head -c 50000000 >&2; echo >&2; echo the reason >&2; exit 3", 1);
    assertThat(failures).singleElement().asString().startsWith("node-died: n0 died: exit status 3");
    assertThat(failures.get(0)).endsWith("\n  the reason").hasSizeLessThan(500);
  }

  @Test
  void messages_beyond_the_capacity_of_a_paused_node_are_refused_without_a_failure()
      throws Exception {
    ProcessNode node = start("while read -r line; do echo '" + MESSAGE + "'; done");
    loop.after(
        0,
        () -> {
          node.pause();
          int taken = 0;
          while (taken < MANY && node.deliver(taken, broadcast(taken))) {
            taken++;
          }
          assertThat(node.deliver(taken, broadcast(taken))).isFalse();
          node.resume();
          int due = taken;
          loop.after(0, () -> stopWhen(() -> sent == due));
        });
    loop.run();
    process.kill();
    assertThat(failures).isEmpty();
    assertThat(sent).isGreaterThan(500);
  }

  @Test
  void a_message_to_a_node_that_has_closed_its_input_is_refused() throws Exception {
    ProcessNode node = start("exec <&-; echo '" + MESSAGE + "'; sleep 600");
    List<Boolean> refused = new ArrayList<>();
    loop.after(
        0, () -> stopWhen(() -> sent == 1 && !node.deliver(0, broadcast(0)) && refused.add(true)));
    loop.after(TimeUnit.MILLISECONDS.toNanos(WAIT_MILLIS), loop::stop);
    loop.run();
    process.kill();
    assertThat(refused).hasSize(1);
    assertThat(failures).isEmpty();
  }

  @Test
  void a_node_that_is_not_paused_and_reads_nothing_is_reported() throws Exception {
    ProcessNode node = start("exec sleep 600");
    loop.after(
        0,
        () -> {
          int taken = 0;
          while (taken < MANY && node.deliver(taken, broadcast(taken))) {
            taken++;
          }
        });
    loop.after(TimeUnit.MILLISECONDS.toNanos(1), loop::stop);
    loop.run();
    process.kill();
    assertThat(failures)
        .containsExactly(
            "stdin-not-read: n0 reads its STDIN too slowly, or not at all: 64 KiB wait there");
  }

  @Test
  void a_node_that_the_workbench_kills_is_not_reported_as_dead() throws Exception {
    ProcessNode node = start("exec sleep 600");
    loop.after(
        0,
        () -> {
          process.kill();
          stopWhen(node::outputEnded);
        });
    loop.run();
    assertThat(failures).isEmpty();
  }

  private static Packet broadcast(int value) {
    return Packet.of(Message.request("c1", "n0", value, new Body.Broadcast(value)));
  }

  private void stopWhen(java.util.function.BooleanSupplier done) {
    if (done.getAsBoolean()) {
      loop.stop();
    } else {
      loop.after(TimeUnit.MILLISECONDS.toNanos(5), () -> stopWhen(done));
    }
  }

  /** Runs a shell script as a node until it has failed a number of times. */
  private void run(String script, int failuresDue) throws Exception {
    start(script);
    loop.after(0, () -> stopWhen(() -> failures.size() >= failuresDue));
    loop.after(TimeUnit.MILLISECONDS.toNanos(WAIT_MILLIS), loop::stop);
    loop.run();
    process.kill();
  }

  private ProcessNode start(String script) throws Exception {
    Cluster.Listener listener =
        new Cluster.Listener() {
          @Override
          public void sent(String node, Packet packet, long time) {
            sent++;
          }

          @Override
          public void failed(String node, String kind, String message) {
            failures.add(kind + ": " + message);
          }
        };
    process = ChildProcess.start(List.of("sh", "-c", script), directory.resolve("n0.log"));
    return ProcessNode.start("n0", process, loop, listener, SMALL);
  }
}
