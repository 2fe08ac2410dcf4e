package glomers.common.io;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NoisyProcessTest {
  private static final String INPUT =
      """
      {"src":"c0","dest":"n0","body":{"type":"init","msg_id":1,"node_id":"n0","node_ids":["n0"]}}
      {"src":"c1","dest":"n0","body":{"type":"read","msg_id":2}}
      {"src":"c1","dest":"n0","body":{"type":"topology","msg_id":3,"topology":{}}}
      {"src":"c1","dest":"n0","body":{"type":"read","msg_id":4}}
      """;

  @Test
  void what_a_program_prints_goes_to_stderr_and_a_failing_handler_is_a_crash(@TempDir Path dir)
      throws Exception {
    Path in = Files.writeString(dir.resolve("in"), INPUT);
    Path out = dir.resolve("out");
    Path err = dir.resolve("err");
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                NoisyProgram.class.getName())
            .redirectInput(in.toFile())
            .redirectOutput(out.toFile())
            .redirectError(err.toFile())
            .start();
    assertThat(process.waitFor(Threads.PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
    assertThat(process.exitValue()).isZero();
    assertThat(Files.readAllLines(out))
        .containsExactly(
            "{\"src\":\"n0\",\"dest\":\"c0\",\"body\":{\"type\":\"init_ok\",\"in_reply_to\":1}}",
            "{\"src\":\"n0\",\"dest\":\"c1\",\"body\":"
                + "{\"type\":\"read_ok\",\"in_reply_to\":2,\"messages\":[]}}",
            "{\"src\":\"n0\",\"dest\":\"c1\",\"body\":{\"type\":\"error\",\"in_reply_to\":3,"
                + "\"code\":13,\"text\":\"java.lang.IllegalStateException: boom\"}}",
            "{\"src\":\"n0\",\"dest\":\"c1\",\"body\":"
                + "{\"type\":\"read_ok\",\"in_reply_to\":4,\"messages\":[]}}");
    assertThat(err)
        .content()
        .contains("noise of the constructor")
        .contains("noise of the start")
        .contains("noise of a handler")
        .contains("noise before a failure")
        .contains("a handler failed on Topology[topology={}] from c1")
        .contains("\tat " + NoisyProgram.class.getName());
  }
}
