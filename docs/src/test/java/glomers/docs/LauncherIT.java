package glomers.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The launcher of this workbook, after the current Maven build. */
class LauncherIT {
  @TempDir Path directory;

  @Test
  void after_a_build_with_maven_the_launcher_builds_nothing() throws Exception {
    Path mvn = Files.writeString(directory.resolve("mvn"), "#!/bin/sh\necho a build; exit 1\n");
    Files.setPosixFilePermissions(mvn, PosixFilePermissions.fromString("rwxr-xr-x"));
    ProcessBuilder builder =
        new ProcessBuilder(PagesTest.HOME.resolve("glomers").toString(), "--version");
    builder.environment().merge("PATH", directory + ":", (path, first) -> first + path);
    Process process = builder.redirectErrorStream(true).start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(output).isZero();
    assertThat(output).startsWith("glomers ").hasLineCount(1).doesNotContain("build");
  }
}
