package glomers.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** When a page breaks a part, those tests of the part fail that the page names. */
@Tag("any-jdk")
class BreakItTest {
  /** Maximum number of runs of the tests: a data race shows only by chance. */
  private static final int TRIES = 20;

  @TempDir Path directory;

  static Stream<Fence> failing() throws IOException {
    return Fence.all().stream().filter(fence -> fence.info().equals("text failing"));
  }

  @Test
  void each_part_is_broken_on_its_page() throws Exception {
    assertThat(failing().map(fence -> fence.page().name()))
        .contains("docs/part-3a.md", "docs/part-3b.md", "docs/part-3c.md");
  }

  @ParameterizedTest
  @MethodSource("failing")
  void the_tests_that_a_page_names_fail(Fence names) throws Exception {
    String part = names.page().path().getFileName().toString().replace(".md", "");
    Path broken = BrokenPart.of(names, directory.resolve("broken")).orElseThrow();
    Set<String> named = names.text().lines().collect(Collectors.toSet());
    Set<String> missed = new TreeSet<>(named);
    for (int i = 0; i < TRIES && !missed.isEmpty(); i++) {
      failing(part, broken, named).forEach(missed::remove);
    }
    assertThat(missed).as(names.place(0)).isEmpty();
  }

  private static List<String> failing(String part, Path broken, Set<String> tests)
      throws IOException, InterruptedException {
    Path home = PagesTest.HOME.resolve(part);
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("-cp");
    command.add(
        Shell.classPath(Optional.of(broken))
            + File.pathSeparator
            + home.resolve("target/test-classes"));
    command.add(RunTests.class.getName());
    tests.stream()
        .map(test -> test.substring(0, test.lastIndexOf('.')))
        .distinct()
        .forEach(command::add);
    Process process =
        new ProcessBuilder(command)
            .directory(home.toFile())
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).isZero();
    return output.lines().toList();
  }
}
