package glomers.common.io;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class DebugLogTest {
  private static final String INPUT =
      """
      {"src":"c0","dest":"n0","body":{"type":"init","msg_id":1,"node_id":"n0","node_ids":["n0"]}}
      {"src":"n1","dest":"n0","body":{"type":"broadcast_ok","in_reply_to":7}}
      """;

  private static final String INIT_OK =
      "{\"src\":\"n0\",\"dest\":\"c0\",\"body\":{\"type\":\"init_ok\",\"in_reply_to\":1}}\n";

  private static final String IGNORED =
      "ignored a reply from n1 to request 7, which this node never sent: {\"type\":\"broadcast_ok\"}";

  @TempDir Path dir;

  @Test
  void an_ignored_reply_is_logged_on_stderr_if_the_environment_variable_is_set() throws Exception {
    assertThat(stderr("debug")).contains(IGNORED);
    assertThat(stderr("")).doesNotContain("ignored");
  }

  /** What a node writes to STDERR. Its STDOUT must hold only the reply to {@code init}. */
  private String stderr(String level) throws IOException, InterruptedException {
    Path err = dir.resolve("err");
    ProcessBuilder builder =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                NoisyProgram.class.getName())
            .redirectError(err.toFile());
    builder.environment().remove("GLOMERS_LOG");
    if (!level.isEmpty()) {
      builder.environment().put("GLOMERS_LOG", level);
    }
    Process process = builder.start();
    process.getOutputStream().write(INPUT.getBytes(UTF_8));
    process.getOutputStream().close();
    assertThat(new String(process.getInputStream().readAllBytes(), UTF_8)).isEqualTo(INIT_OK);
    assertThat(process.waitFor()).isZero();
    return Files.readString(err);
  }
}
