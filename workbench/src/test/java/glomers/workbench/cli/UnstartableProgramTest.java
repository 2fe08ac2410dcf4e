package glomers.workbench.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A program that can't be started is a bad argument, not a failed test. */
class UnstartableProgramTest {
  @TempDir private Path directory;

  @BeforeEach
  void make_programs() throws IOException {
    Files.createDirectory(directory.resolve("folder"));
    Files.writeString(directory.resolve("plain"), "#!/bin/sh\n");
    script("windows", "#!/bin/sh\r\n");
    script("nothing", "#!\n");
    script("gone", "#!/no/such/interpreter -u\n");
    script("unknown", "#!/usr/bin/env no-such-interpreter\n");
    script("nested", "#!" + directory.resolve("gone") + "\n");
  }

  @ParameterizedTest
  @CsvSource({
    "missing, does not exist",
    "folder, is a directory",
    "plain, is not executable: chmod +x makes it so",
    "windows, its first line ends with a carriage return",
    "nothing, its first line names no interpreter",
    "gone, its first line names an interpreter that is not there: /no/such/interpreter",
    "unknown, its first line names an interpreter that is not on the PATH: no-such-interpreter",
    "nested, can't be started: "
  })
  void it_is_refused_in_a_line_that_says_why_and_nothing_is_stored(String file, String why)
      throws Exception {
    assertRefused("test", file, why);
    assertThat(tests()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"compare", "bench", "maelstrom"})
  void every_command_refuses_it_at_once(String command) throws Exception {
    assertRefused(command, "gone", "an interpreter that is not there");
    assertThat(tests()).isEmpty();
  }

  @Test
  void the_latest_test_stays_the_latest() throws Exception {
    Path before = Files.createDirectories(directory.resolve("store/nested/earlier"));
    Files.createSymbolicLink(directory.resolve("store/latest"), before);
    assertRefused("test", "nested", "can't be started");
    assertThat(directory.resolve("store/latest").toRealPath()).isEqualTo(before.toRealPath());
    assertThat(tests()).containsExactly(before);
  }

  private void assertRefused(String command, String file, String why) throws Exception {
    CommandLineRun run = CommandLineRun.of(directory, Map.of(), command, "--bin", file);
    assertThat(run.err()).startsWith("glomers: --bin: ").contains(file, why).hasLineCount(1);
    assertThat(run.status()).isEqualTo(Glomers.BAD_ARGUMENTS);
  }

  /** The directories of tests in the store. */
  private List<Path> tests() throws IOException {
    Path store = directory.resolve("store");
    if (!Files.exists(store)) {
      return List.of();
    }
    try (Stream<Path> files = Files.find(store, 2, (path, is) -> is.isDirectory())) {
      return files.filter(path -> store.relativize(path).getNameCount() == 2).toList();
    }
  }

  private void script(String name, String text) throws IOException {
    Path file = Files.writeString(directory.resolve(name), text);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
  }
}
