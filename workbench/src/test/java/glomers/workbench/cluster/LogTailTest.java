package glomers.workbench.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogTailTest {
  @TempDir Path directory;

  @Test
  void the_last_five_lines_are_described() throws IOException {
    Path log = Files.writeString(directory.resolve("log"), "1\n2\n3\n4\n5\n6\n");
    assertThat(LogTail.describe(log))
        .isEqualTo(" The last it wrote on STDERR:\n  2\n  3\n  4\n  5\n  6");
  }

  @Test
  void an_empty_log_has_an_empty_description() throws IOException {
    Path log = Files.createFile(directory.resolve("log"));
    assertThat(LogTail.describe(log)).isEqualTo(" It wrote nothing on STDERR.");
    assertThat(LogTail.describe(directory.resolve("none"))).contains("can't be read");
  }

  @Test
  void only_the_end_of_a_log_larger_than_the_memory_is_read() throws IOException {
    Path log = directory.resolve("log");
    try (RandomAccessFile file = new RandomAccessFile(log.toFile(), "rw")) {
      file.setLength(40L << 30); // a sparse file takes no disk space
      file.seek(file.length());
      file.write("\nthe reason\n".getBytes(StandardCharsets.UTF_8));
    }
    assertThat(LogTail.describe(log)).endsWith("\n  the reason").hasSizeLessThan(2000);
  }

  @Test
  void long_lines_are_truncated_and_control_characters_and_malformed_text_are_escaped()
      throws IOException {
    Path log = directory.resolve("log");
    byte[] broken = {(byte) 0xFF, 0x1b, '[', '2', 'J', '\r', 'x', '\n'};
    Files.write(log, broken);
    assertThat(LogTail.describe(log)).endsWith("\n  \ufffd\\x1b[2J\n  x");
    Files.writeString(log, "y".repeat(5000));
    assertThat(LogTail.describe(log)).endsWith("y...").hasSizeLessThan(400);
  }
}
