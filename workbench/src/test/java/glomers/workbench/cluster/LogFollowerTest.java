package glomers.workbench.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

class LogFollowerTest {
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  @TempDir private Path directory;
  private final ByteArrayOutputStream shown = new ByteArrayOutputStream();

  @Test
  @Timeout(30)
  void complete_lines_are_printed_as_they_are_written_and_unfinished_ones_at_the_end()
      throws Exception {
    Path log = directory.resolve("n1.log");
    try (LogFollower follower =
        LogFollower.start(
            directory, List.of("n0", "n1"), new PrintStream(shown, true, StandardCharsets.UTF_8))) {
      assertThat(follower).isNotNull();
      Files.writeString(log, "first\nsec");
      awaitShown("n1: first\n");
      Files.writeString(log, "ond: ヽ\nlast", StandardOpenOption.APPEND);
      awaitShown("n1: first\nn1: second: ヽ\n");
      Files.writeString(directory.resolve("n0.log"), "x".repeat(1 << 16) + "y\n");
    }
    assertThat(text())
        .isEqualTo("n1: first\nn1: second: ヽ\nn0: " + "x".repeat(1 << 16) + "\nn0: y\nn1: last\n");
  }

  private void awaitShown(String expected) throws InterruptedException {
    Instant end = Instant.now().plus(PATIENCE);
    while (!text().equals(expected) && Instant.now().isBefore(end)) {
      Thread.sleep(10);
    }
    assertThat(text()).isEqualTo(expected);
  }

  private String text() {
    return shown.toString(StandardCharsets.UTF_8);
  }
}
