package glomers.workbench.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A workbench with a small heap reaches a verdict whatever a node writes. The nodes are shell
 * scripts.
 */
class SmallHeapTest {
  /** Answers requests; $answer is the further content of a read_ok body. */
  private static final String NODE =
      """
      reply() {
        printf '{"src":"n0","dest":"%s","body":{"type":"%s","in_reply_to":%s%s}}\\n' "$src" "$1" "$id" "$2"
      }
      while read -r line; do
        id=${line##*'"msg_id":'}; id=${id%%[!0-9]*}
        src=${line#*'"src":"'}; src=${src%%'"'*}
        case $line in
          *'"type":"init"'*) reply init_ok ;;
          *'"type":"topology"'*) reply topology_ok; after_topology ;;
          *'"type":"broadcast"'*) reply broadcast_ok ;;
          *'"type":"read"'*) answer_read ;;
        esac
      done
      """;

  @TempDir private Path directory;

  @Test
  void values_of_any_size_that_come_and_go_are_named() throws Exception {
    CommandLineRun run =
        test(
            """
            n=0
            answer_read() {
              n=$((n + 1))
              if [ $((n % 2)) = 1 ]; then v=16777215; else v=1; fi
              reply read_ok ",\\"messages\\":[$v]"
            }
            after_topology() { :; }
            """);
    assertThat(run.out())
        .contains("unexpected-value n0 showed 16777215, which nobody had broadcast")
        .contains("forgotten-value");
    assertThat(run.status()).isEqualTo(1);
  }

  @Test
  void a_death_after_very_much_on_stderr_is_named_with_the_last_of_it() throws Exception {
    CommandLineRun run =
        test(
            """
            answer_read() { :; }
            after_topology() {
              yes 'a line of log that a chatty node writes' | head -c 300000000 >&2
              printf '\\nthe \\033[31mreason\\n' >&2
              exit 3
            }
            """);
    assertThat(run.out())
        .contains("node-died     n0 died: exit status 3")
        .contains("\n  the \\x1b[31mreason\n");
    assertThat(run.status()).isEqualTo(1);
  }

  @Test
  void an_answer_of_millions_of_numbers_is_named() throws Exception {
    CommandLineRun run =
        test(
            """
            answer_read() {
              printf '{"src":"n0","dest":"%s","body":{"type":"read_ok","in_reply_to":%s,"messages":[1' "$src" "$id"
              yes ,1 | head -n 20000000 | tr -d '\\n'
              printf ']}}\\n'
            }
            after_topology() { :; }
            """);
    assertThat(run.out()).contains("line-too-long ").contains("n0's STDOUT is longer than 8 MiB");
    assertThat(run.status()).isEqualTo(1);
  }

  @Test
  void bytes_that_are_no_text_are_named() throws Exception {
    CommandLineRun run =
        test(
            """
            answer_read() { :; }
            after_topology() { head -c 50000000 /dev/urandom; }
            """);
    assertThat(run.out()).contains("malformed-line ").contains("of n0's STDOUT is no message");
    assertThat(run.out().chars().filter(c -> c != '\n' && Character.isISOControl(c))).isEmpty();
    assertThat(run.status()).isEqualTo(1);
  }

  @Test
  void a_line_that_never_ends_is_named() throws Exception {
    CommandLineRun run =
        test(
            """
            answer_read() { :; }
            after_topology() { head -c 200000000 /dev/zero | tr '\\0' x; exit 1; }
            """);
    assertThat(run.out()).contains("line-too-long ").contains("xxx");
    assertThat(run.status()).isEqualTo(1);
  }

  private CommandLineRun test(String functions) throws Exception {
    Path node = CommandLineRun.script(directory.resolve("node"), functions + NODE);
    CommandLineRun run =
        CommandLineRun.of(
            directory,
            Map.of(),
            List.of("-Xmx64m"),
            "test",
            "--bin",
            node.toString(),
            "--challenge",
            "3a",
            "--time-limit",
            "2",
            "--rate",
            "20");
    assertThat(run.err()).isEmpty();
    return run;
  }
}
