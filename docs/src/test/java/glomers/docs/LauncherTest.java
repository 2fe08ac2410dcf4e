package glomers.docs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The launcher in a small workbook of its own, with scripts in place of Maven and Java. */
class LauncherTest {
  private static final List<String> MODULES = List.of("workbench", "part-3a", "part-3b", "part-3c");

  private static final String SOURCE = "part-3b/src/main/java/Node.java";

  /** Replaces Maven: creates the files of a build, and compiles nothing. */
  private static final String MAVEN =
      "for m in %s; do mkdir -p $m/target && touch $m/target/$m.jar $m/target/built; done\n"
          .formatted(String.join(" ", MODULES));

  @TempDir private Path directory;
  private Path home;

  /**
   * One run of the launcher.
   *
   * @param output STDERR and STDOUT
   */
  record Run(int status, String output) {}

  @BeforeEach
  void make_a_workbook() throws IOException {
    home = directory.toRealPath();
    Path launcher = home.resolve("glomers");
    Files.copy(PagesTest.HOME.resolve("glomers"), launcher);
    assertThat(launcher.toFile().setExecutable(true)).isTrue();
    Files.writeString(home.resolve("pom.xml"), "");
    for (String module : MODULES) {
      Files.createDirectories(home.resolve(module).resolve("src/main/java"));
      Files.writeString(home.resolve(module).resolve("pom.xml"), "");
    }
    Files.writeString(home.resolve(SOURCE), "class Node {\n\tprivate Nod node;\n}\n");
    script("jdk/bin/java", "printf '%s\\n' \"$@\"\n");
    script("bin/mvn", MAVEN);
  }

  @Test
  void the_first_build_says_why_it_takes_a_while_and_the_next_run_builds_nothing()
      throws Exception {
    assertThat(launch().output())
        .startsWith("glomers: building, because workbench is not built yet");
    assertThat(launch().output()).doesNotContain("building");
  }

  @Test
  void a_rebuild_names_the_file_that_has_changed() throws Exception {
    launch();
    letTimePass();
    touch(home.resolve(SOURCE), Duration.ZERO);
    touch(home.resolve(SOURCE).getParent(), Duration.ZERO);
    assertThat(launch().output())
        .startsWith("glomers: building, because " + SOURCE + " is newer than the last build\n");
    assertThat(launch().output()).doesNotContain("building");
  }

  @Test
  void the_launcher_builds_nothing_after_any_build() throws Exception {
    assertThat(new ProcessBuilder("bin/mvn").directory(home.toFile()).start().waitFor()).isZero();
    assertThat(launch().output()).doesNotContain("building");
  }

  @Test
  void a_change_during_the_build_of_a_module_is_not_in_its_jar() throws Exception {
    launch();
    letTimePass();
    touch(
        home.resolve("part-3c/target/built"),
        Duration.ofSeconds(25)); // all other builds began later
    assertThat(launch().output()).contains("building, because ").contains(" is newer than");
  }

  @Test
  void a_file_that_is_in_no_jar_is_no_reason_to_build() throws Exception {
    Files.createDirectories(home.resolve("docs/src/test"));
    launch();
    letTimePass();
    Files.writeString(home.resolve("docs/pom.xml"), "");
    Files.createDirectories(home.resolve("workbench/src/test"));
    assertThat(launch().output()).doesNotContain("building");
    touch(home.resolve("pom.xml"), Duration.ZERO);
    assertThat(launch().output()).contains("because pom.xml is newer");
  }

  @Test
  void files_of_the_same_time_are_no_reason_to_build() throws Exception {
    launch();
    FileTime time = FileTime.from(Instant.now());
    try (Stream<Path> paths = Files.walk(home)) {
      for (Path path : paths.toList()) {
        Files.setLastModifiedTime(path, time);
      }
    }
    assertThat(launch().output()).doesNotContain("building");
  }

  @Test
  void a_build_that_fails_is_tried_again() throws Exception {
    script("bin/mvn", "mkdir -p workbench/target && touch workbench/target/built; exit 1\n");
    launch();
    assertThat(launch().output()).startsWith("glomers: building, because ");
  }

  @Test
  void a_rebuild_names_the_jar_that_is_gone() throws Exception {
    launch();
    Files.delete(home.resolve("part-3b/target/part-3b.jar"));
    assertThat(launch().output())
        .startsWith("glomers: building, because part-3b/target/part-3b.jar is not there\n");
  }

  @Test
  void the_messages_of_the_compiler_have_the_compilers_form() throws Exception {
    script(
        "bin/mvn",
        """
        cat <<'LOG'
        [INFO] Scanning for projects...
        [WARNING] COMPILATION WARNING :\s
        [INFO] -------------------------------------------------------------
        [WARNING] HOME/part-3b/src/main/java/Node.java:[1,1] found raw type: java.util.List
          missing type arguments for generic class java.util.List<E>
        [INFO] 1 warning
        [INFO] -------------------------------------------------------------
        [ERROR] COMPILATION ERROR :\s
        [INFO] -------------------------------------------------------------
        [ERROR] HOME/part-3b/src/main/java/Node.java:[2,17] cannot find symbol
          symbol:   class Nod
        [INFO] 1 error
        [INFO] ------------------------------------------------------------------------
        [INFO] BUILD FAILURE
        [ERROR] Failed to execute goal org.apache.maven.plugins:maven-compiler-plugin: failure:\s
        [ERROR] HOME/part-3b/src/main/java/Node.java:[2,17] cannot find symbol
        [ERROR]   symbol:   class Nod
        [ERROR] -> [Help 1]
        [ERROR] Re-run Maven using the -X switch to enable full debug logging.
        LOG
        exit 1
        """
            .replace("HOME", home.toString()));
    Run run = launch();
    assertThat(run.output())
        .endsWith(
            """
            part-3b/src/main/java/Node.java:1: warning: found raw type: java.util.List
            class Node {
            ^
              missing type arguments for generic class java.util.List<E>
            part-3b/src/main/java/Node.java:2: error: cannot find symbol
                    private Nod node;
                            ^
              symbol:   class Nod
            glomers: the build failed: the whole of it is in HOME/target/build.log
            """
                .replace("HOME", home.toString()));
    assertThat(run.status()).isEqualTo(255);
  }

  @Test
  void another_failure_of_the_build_is_shown_without_mavens_advice_on_maven() throws Exception {
    script(
        "bin/mvn",
        """
        cat <<'LOG'
        [INFO] Scanning for projects...
        [ERROR] Failed to execute goal on project workbench: picocli was not found -> [Help 1]
        [ERROR]\s
        [ERROR] To see the full stack trace of the errors, re-run Maven with the -e switch.
        LOG
        exit 1
        """);
    assertThat(launch().output().lines().skip(1))
        .containsExactly(
            "Failed to execute goal on project workbench: picocli was not found",
            "glomers: the build failed: the whole of it is in " + home + "/target/build.log");
  }

  @Test
  void the_workbench_is_told_whether_stdout_and_stderr_are_terminals() throws Exception {
    assertThat(launch().output())
        .contains("-Dglomers.terminal=false\n-Dglomers.stdout.terminal=false\n");
    // On Linux, script(1) runs a command on a terminal.
    assumeTrue(Files.isExecutable(Path.of("/usr/bin/script")) && Files.exists(Path.of("/proc")));
    String launcher = "'" + home.resolve("glomers") + "'";
    assertThat(start("script", "-qec", launcher, "/dev/null").output())
        .contains("-Dglomers.terminal=true\r\n-Dglomers.stdout.terminal=true\r\n");
    assertThat(start("script", "-qec", launcher + " | cat", "/dev/null").output())
        .contains("-Dglomers.terminal=true\r\n-Dglomers.stdout.terminal=false\r\n");
  }

  private Run launch() throws IOException, InterruptedException {
    return start(home.resolve("glomers").toString());
  }

  private Run start(String... command) throws IOException, InterruptedException {
    ProcessBuilder builder = new ProcessBuilder(command).directory(home.toFile());
    builder.environment().put("JAVA_HOME", home.resolve("jdk").toString());
    builder.environment().merge("PATH", home.resolve("bin") + ":", (path, bin) -> bin + path);
    Process process = builder.redirectErrorStream(true).start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return new Run(process.waitFor(), output);
  }

  /** Sets the times of built files to some seconds ago, and those of sources earlier. */
  private void letTimePass() throws IOException {
    try (Stream<Path> paths = Files.walk(home)) {
      for (Path path : paths.toList()) {
        boolean built = path.toString().contains("target");
        touch(path, Duration.ofSeconds(built ? 10 : 20));
      }
    }
  }

  private static void touch(Path path, Duration ago) throws IOException {
    Files.setLastModifiedTime(path, FileTime.from(Instant.now().minus(ago)));
  }

  private void script(String file, String text) throws IOException {
    Path path = home.resolve(file);
    Files.createDirectories(path.getParent());
    Files.writeString(path, "#!/bin/sh\n" + text);
    Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rwxr-xr-x"));
  }
}
