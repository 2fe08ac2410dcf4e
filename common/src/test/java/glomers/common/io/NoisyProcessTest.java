package glomers.common.io;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class NoisyProcessTest {
  private static final String INPUT =
      """
      {"src":"c0","dest":"n0","body":{"type":"init","msg_id":1,"node_id":"n0","node_ids":["n0"]}}
      {"src":"c1","dest":"n0","body":{"type":"read","msg_id":2}}
      {"src":"c1","dest":"n0","body":{"type":"topology","msg_id":3,"topology":{}}}
      {"src":"c1","dest":"n0","body":{"type":"read","msg_id":4}}
      """;

  @Test
  void a_program_prints_to_stderr_and_a_failing_handler_is_answered_with_crash(@TempDir Path dir)
      throws Exception {
    Path err = dir.resolve("err");
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                NoisyProgram.class.getName())
            .redirectError(err.toFile())
            .start();
    BufferedReader reader = process.inputReader(UTF_8);
    List<String> out = new ArrayList<>();
    try (OutputStream in = process.getOutputStream()) {
      in.write(INPUT.getBytes(UTF_8));
      in.flush();
      reader.lines().limit(4).forEach(out::add); // the input ends after the last reply
    }
    reader.lines().forEach(out::add);
    assertThat(process.waitFor()).isZero();
    assertThat(out)
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
        .contains("a handler failed on {\"type\":\"topology\",\"topology\":{}} from c1")
        .contains("\tat " + NoisyProgram.class.getName());
  }
}
