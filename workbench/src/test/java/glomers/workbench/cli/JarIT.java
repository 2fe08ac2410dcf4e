package glomers.workbench.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The jar of the build, with its libraries beside it. */
class JarIT {
  @TempDir private Path directory;

  @Test
  void it_runs_from_any_directory_and_prints_its_version() throws Exception {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-jar",
                Path.of("target", "workbench.jar").toAbsolutePath().toString(),
                "--version")
            .directory(directory.toFile())
            .redirectErrorStream(true)
            .start();
    assertThat(new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
        .matches("glomers \\d+\\.\\d+\\S* \\(Java .*\\)\n");
    assertThat(process.waitFor()).isZero();
  }
}
