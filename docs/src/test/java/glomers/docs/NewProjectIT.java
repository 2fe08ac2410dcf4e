package glomers.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A project of {@code glomers new}, built by Maven without a network, and run by its script. */
class NewProjectIT {
  @TempDir Path directory;

  @Test
  void a_new_project_fails_its_test_until_its_program_is_written() throws Exception {
    Path project = directory.resolve("my 3a");
    assertThat(CommandRun.of(directory, "new", "3a", "my 3a").status()).isZero();
    Run unfinished = run(project, "mvn", "-o", "-B", "verify");
    assertThat(unfinished.status).as(unfinished.output).isNotZero();
    assertThat(unfinished.output)
        .contains("the_program_passes_challenge_3a")
        .contains("./glomers simulate 3a --program '" + project + "' --seed 1")
        .doesNotContain("[WARN", "COMPILATION ERROR");
    assertThat(run(project, "sh", "-c", "./node </dev/null").status).isZero();

    Path program = project.resolve("src/main/java/broadcast/BroadcastNode.java");
    Files.writeString(program, solution());
    Run stale = run(project, "sh", "-c", "./node </dev/null");
    assertThat(stale.output).contains(program + " is newer than its class: mvn -f ");
    assertThat(stale.status).isEqualTo(1);
    Run finished = run(project, "mvn", "-o", "-B", "verify");
    assertThat(finished.status).as(finished.output).isZero();
    assertThat(finished.output).doesNotContain("[WARN");
    Run test =
        run(
            directory,
            PagesTest.HOME.resolve("glomers").toString(),
            "test",
            "3a",
            "--bin",
            project.resolve("node").toString(),
            "--time-limit",
            "1");
    assertThat(test.status).as(test.output).isZero();
  }

  /** Part 3a's program under the name of the new one. */
  private static String solution() throws Exception {
    Path part = PagesTest.HOME.resolve("part-3a/src/main/java/glomers/part3a");
    return Files.readString(part.resolve("SingleNodeBroadcast.java"))
        .replace("package glomers.part3a;", "package broadcast;")
        .replace("SingleNodeBroadcast", "BroadcastNode")
        .replaceFirst(
            "private Node node;",
            "private Node node;\n"
                + "  public static void main(String[] args) {\n"
                + "    glomers.common.io.StdioNode.main(BroadcastNode::new, args);\n"
                + "  }\n");
  }

  private record Run(int status, String output) {}

  private static Run run(Path directory, String... command) throws Exception {
    Process process =
        new ProcessBuilder(List.of(command))
            .directory(directory.toFile())
            .redirectErrorStream(true)
            .start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return new Run(process.waitFor(), output);
  }
}
