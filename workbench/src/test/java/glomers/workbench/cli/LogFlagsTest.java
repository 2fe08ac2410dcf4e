package glomers.workbench.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The node writes to STDERR, reads one message, and exits, so that the tests are short. */
@Tag("any-jdk")
class LogFlagsTest {
  @TempDir private Path directory;

  @BeforeEach
  void make_a_node() throws Exception {
    CommandLineRun.script(
        directory.resolve("node"), "echo 'I begin' >&2\nread line\nprintf 'I end' >&2\n");
  }

  @Test
  void log_stderr_shows_what_nodes_write_after_their_names() throws Exception {
    assertThat(test("--log-stderr").err()).isEqualTo("n0: I begin\nn0: I end\n");
  }

  @Test
  void log_net_send_shows_messages_as_they_are_sent() throws Exception {
    assertThat(test("--log-net-send").err())
        .matches("send before #0 c0 -> n0 \\{\"type\":\"init\",.*}\n");
  }

  @Test
  void log_net_recv_shows_messages_as_they_are_received() throws Exception {
    assertThat(test("--log-net-recv").err())
        .matches("recv before #0 c0 -> n0 \\{\"type\":\"init\",.*}\n");
  }

  @Test
  void without_a_flag_nothing_is_shown() throws Exception {
    CommandLineRun run = test();
    assertThat(run.err()).isEmpty();
    assertThat(run.out()).contains("node-died");
    assertThat(run.status()).isEqualTo(1);
  }

  @Test
  void the_workload_is_broadcast() throws Exception {
    assertThat(test("-w", "broadcast").status()).isEqualTo(1);
    CommandLineRun other = test("-w", "echo");
    assertThat(other.err()).contains("--workload must be broadcast").contains("'echo'");
    assertThat(other.status()).isEqualTo(Glomers.BAD_ARGUMENTS);
  }

  @Test
  void the_store_has_the_results_as_edn() throws Exception {
    test();
    assertThat(directory.resolve("store/latest/results.edn"))
        .content()
        .startsWith("{:stats {:valid? true,")
        .contains("\n :valid? false,\n");
  }

  private CommandLineRun test(String... flags) throws Exception {
    List<String> words =
        new ArrayList<>(List.of("test", "--bin", "node", "--node-count", "1", "--concurrency=1"));
    words.addAll(List.of(flags));
    return CommandLineRun.of(directory, Map.of(), words.toArray(String[]::new));
  }
}
