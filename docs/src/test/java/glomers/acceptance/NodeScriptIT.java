package glomers.acceptance;

import static glomers.acceptance.NodeProcess.INIT;
import static glomers.acceptance.NodeProcess.INIT_OK;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import glomers.acceptance.NodeProcess.Outcome;
import java.io.BufferedReader;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/** Each part's script {@code node}, started as Maelstrom and people start it. */
@ParameterizedClass
@MethodSource("glomers.acceptance.Part#all")
class NodeScriptIT {
  @Parameter private Part part;
  @TempDir private Path dir;

  @Test
  void it_runs_from_any_directory() throws Exception {
    assertRuns(run(dir, Map.of(), script()));
    assertRuns(run(Part.HOME, Map.of(), "sh", "-c", part.directoryName() + "/node"));
    assertRuns(run(part.directory(), Map.of(), "./node"));
    assertRuns(run(part.directory(), Map.of(), "sh", "node"));
  }

  @Test
  void it_runs_through_a_link_to_a_link() throws Exception {
    String link = link();
    Path aside = Files.createDirectory(dir.resolve("aside"));
    Path linkToLink = Files.createSymbolicLink(aside.resolve("link"), Path.of("../a link"));
    assertRuns(run(aside, Map.of(), link));
    assertRuns(run(aside, Map.of(), linkToLink.toString()));
    assertRuns(run(dir, Map.of(), "sh", "-c", "aside/link"));
  }

  @Test
  void it_runs_in_a_directory_that_is_a_link() throws Exception {
    Path link = Files.createSymbolicLink(dir.resolve("link"), part.directory());
    assertRuns(run(dir, Map.of(), link.resolve("node").toString()));
    assertRuns(run(dir, Map.of(), "sh", "-c", "link/node"));
  }

  @Test
  void it_runs_in_a_directory_with_a_blank_in_its_name() throws Exception {
    Path copy = copyOfTheScript(Files.createDirectory(dir.resolve("a b")));
    Files.createSymbolicLink(copy.resolveSibling("target"), part.directory().resolve("target"));
    assertRuns(run(dir, Map.of(), copy.toString()));
    Path link = Files.createSymbolicLink(dir.resolve("link"), copy);
    assertRuns(run(dir, Map.of(), link.toString()));
  }

  @Test
  void it_runs_whatever_the_shell_has_in_its_cdpath() throws Exception {
    Files.createDirectory(dir.resolve(part.directoryName()));
    Map<String, String> elsewhere = Map.of("CDPATH", dir.toString());
    assertRuns(run(Part.HOME, elsewhere, "sh", "-c", part.directoryName() + "/node"));
  }

  /** Each program would cost a millisecond at every start, so the PATH in this test has none. */
  @Test
  void it_needs_no_other_program_on_the_way_to_java() throws Exception {
    assertRuns(run(dir, Map.of("PATH", dir.toString()), script()));
  }

  @Test
  void what_the_jvm_has_to_say_stays_off_the_wire() throws Exception {
    Outcome told = run(dir, Map.of("JAVA_TOOL_OPTIONS", "-Dsome=thing"), script());
    assertRuns(told);
    assertThat(told.err()).contains("Picked up JAVA_TOOL_OPTIONS: -Dsome=thing");
    String warning = "-XX:SharedArchiveFile=/nonexistent -Xlog:cds -Xlog:class+path=info";
    assertRuns(run(dir, Map.of("JDK_JAVA_OPTIONS", warning), script()));
  }

  @Test
  void it_runs_without_an_archive_and_past_one_that_is_broken() throws Exception {
    Path copy = copyOfTheScript(dir);
    Path target = Files.createDirectory(copy.resolveSibling("target"));
    for (String file : List.of(part.directoryName() + ".jar", "lib")) {
      Files.createSymbolicLink(
          target.resolve(file), part.directory().resolve("target").resolve(file));
    }
    assertRuns(run(dir, Map.of(), copy.toString()));
    Files.writeString(target.resolve("node.jsa"), "no archive");
    assertRuns(run(dir, Map.of(), copy.toString()));
  }

  @Test
  void it_says_how_to_build_what_is_not_built() throws Exception {
    Path copy = copyOfTheScript(dir);
    Outcome outcome = run(dir, Map.of(), copy.toString());
    assertThat(outcome.err())
        .isEqualTo(
            "%s is not built: run 'mvn package -DskipTests' in %s first.\n",
            copy.getParent().toRealPath(), dir.toRealPath());
    assertThat(outcome.out()).isEmpty();
    assertThat(outcome.status()).isEqualTo(1);
  }

  @Test
  void it_says_where_it_found_no_java() throws Exception {
    Outcome outcome = run(dir, Map.of("JAVA_HOME", "/nonexistent"), script());
    assertThat(outcome.err())
        .isEqualTo(
            "No java at '/nonexistent/bin/java': install a JDK, 17 or later, or set JAVA_HOME.\n");
    assertThat(outcome.out()).isEmpty();
    assertThat(outcome.status()).isEqualTo(1);
  }

  @Test
  void it_passes_its_arguments_on() throws Exception {
    for (String script : List.of(script(), link())) {
      Outcome outcome = run(dir, Map.of(), script, "--some", "a  b");
      assertThat(outcome.err())
          .startsWith(part.name() + " takes ")
          .endsWith(", and got [--some, a  b]\n")
          .hasLineCount(1);
      assertThat(outcome.out()).isEmpty();
      assertThat(outcome.status()).isEqualTo(2);
    }
  }

  /**
   * Maelstrom kills the process that it started: that must be the node, not a shell that runs it.
   */
  @Test
  void the_process_becomes_the_node_itself() throws Exception {
    for (String script : List.of(script(), link())) {
      Process process =
          new ProcessBuilder(script).redirectError(dir.resolve("err").toFile()).start();
      try {
        OutputStream in = process.getOutputStream();
        BufferedReader out = process.inputReader(UTF_8);
        in.write(INIT.getBytes(UTF_8));
        in.flush();
        assertThat(out.readLine()).isEqualTo(INIT_OK);
        assertThat(process.descendants()).isEmpty();
        assertThat(process.info().command()).get().asString().endsWith("/java");
        in.close();
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).isZero();
      } finally {
        process.destroyForcibly();
      }
    }
  }

  private String script() {
    return part.script().toString();
  }

  private String link() throws Exception {
    return Files.createSymbolicLink(dir.resolve("a link"), part.script()).toString();
  }

  /** Copies the script's files without a build. */
  private Path copyOfTheScript(Path home) throws Exception {
    Path common = Files.createDirectory(home.resolve("common"));
    Files.copy(Part.HOME.resolve("common/node.sh"), common.resolve("node.sh"));
    Path directory = Files.createDirectory(home.resolve(part.directoryName()));
    return Files.copy(part.script(), directory.resolve("node"));
  }

  private static Outcome run(Path dir, Map<String, String> environment, String... command)
      throws Exception {
    return NodeProcess.run(dir, environment, INIT.getBytes(UTF_8), 1, command);
  }

  private static void assertRuns(Outcome outcome) {
    assertThat(outcome.out()).as(outcome.err()).containsExactly(INIT_OK);
    assertThat(outcome.status()).isZero();
  }
}
