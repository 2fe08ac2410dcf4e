package glomers.workbench.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import glomers.workbench.report.NodeLogsText;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NodeLogFilesTest {
  @TempDir Path directory;

  @Test
  void each_node_has_a_file_with_times_and_a_node_that_logs_nothing_has_none() throws Exception {
    try (NodeLogFiles logs = new NodeLogFiles(directory, false)) {
      logs.add("n10", 1_500_000_000, "first");
      logs.add("n2", 0, "other");
      logs.add("n10", 1_500_001_000, "second\n\tat somewhere");
    }
    assertThat(directory.resolve("n10.log"))
        .hasContent("1.500000 s: first\n1.500001 s: second\n\tat somewhere\n");
    assertThat(directory.resolve("n0.log")).doesNotExist();
    assertThat(NodeLogsText.line(directory))
        .isEqualTo("  logged by     n2, n10: see node-logs there\n");
  }

  @Test
  void without_entries_there_is_no_file() throws Exception {
    Files.createFile(directory.resolve("n0.log"));
    assertThat(NodeLogsText.line(directory)).isEmpty();
    assertThat(NodeLogsText.line(directory.resolve("none"))).isEmpty();
  }

  @Test
  void an_endless_log_is_truncated() throws Exception {
    String entry = "x".repeat(1 << 20);
    try (NodeLogFiles logs = new NodeLogFiles(directory, false)) {
      for (int i = 0; i < 100; i++) {
        logs.add("n0", 0, entry);
      }
    }
    Path log = directory.resolve("n0.log");
    assertThat(Files.size(log)).isLessThan(NodeLogFiles.MAX_CHARS + 100);
    assertThat(LogTail.describe(log))
        .endsWith("The rest is left out: this log is longer than 67108864 characters.");
  }
}
