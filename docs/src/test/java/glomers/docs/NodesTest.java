package glomers.docs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The nodes of 25 lines, and what becomes of one in an exercise, run as real processes. */
class NodesTest {
  private static final List<String> CONVERSATION =
      List.of(
          "{\"src\":\"c0\",\"dest\":\"n0\",\"body\":{\"type\":\"init\",\"msg_id\":1,\"node_id\":\"n0\",\"node_ids\":[\"n0\"]}}",
          "{\"src\":\"c1\",\"dest\":\"n0\",\"body\":{\"type\":\"topology\",\"msg_id\":1,\"topology\":{\"n0\":[]}}}",
          "{\"src\":\"c1\",\"dest\":\"n0\",\"body\":{\"type\":\"broadcast\",\"message\":8}}",
          "{\"src\":\"c1\",\"dest\":\"n0\",\"body\":{\"type\":\"broadcast_ok\",\"in_reply_to\":4}}",
          "{\"src\":\"c1\",\"dest\":\"n0\",\"body\":{\"type\":\"read\",\"msg_id\":3}}");

  @TempDir private Path directory;

  @ParameterizedTest
  @ValueSource(strings = {"node.py", "java-node"})
  void a_node_of_25_lines_speaks_the_protocol_and_nothing_more(String name) throws Exception {
    assumeTrue(!name.endsWith(".py") || Shell.has("python3"), "there is no python3");
    Path node = PagesTest.HOME.resolve("docs/nodes").resolve(name);
    Path input = Files.write(directory.resolve("input"), CONVERSATION);
    Process process =
        new ProcessBuilder(node.toString())
            .redirectInput(input.toFile())
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    List<String> replies =
        new String(process.getInputStream().readAllBytes()).replace(" ", "").lines().toList();
    assertThat(process.waitFor()).isZero();
    assertThat(Files.readAllLines(node)).hasSize(25);
    assertThat(replies)
        .containsExactly(
            "{\"src\":\"n0\",\"dest\":\"c0\",\"body\":{\"type\":\"init_ok\",\"in_reply_to\":1}}",
            "{\"src\":\"n0\",\"dest\":\"c1\",\"body\":{\"type\":\"topology_ok\",\"in_reply_to\":1}}",
            "{\"src\":\"n0\",\"dest\":\"c1\",\"body\":{\"type\":\"error\",\"code\":10,\"text\":\"noreadhere\",\"in_reply_to\":3}}");
  }

  @Test
  void the_exercises_solution_in_python_solves_3a() throws Exception {
    assumeTrue(Shell.has("python3"), "there is no python3");
    Path node = Path.of("src/test/resources/exercises/node-3a.py").toAbsolutePath();
    CommandRun run =
        CommandRun.of(
            directory,
            "test",
            "--bin",
            node.toString(),
            "--challenge",
            "3a",
            "--time-limit",
            "1",
            "--rate",
            "50",
            "--seed",
            "1");
    assertThat(run.output()).contains("Everything looks good!");
    assertThat(run.status()).isZero();
  }
}
