package glomers.docs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The output of commands on the pages is what those commands print: exactly for simulations, except
 * for numbers with real processes. If a change of the code changes the output,
 *
 * <pre>{@code
 * mvn -pl docs -am test -Dtest=OutputsTest -Dsurefire.failIfNoSpecifiedTests=false -Dglomers.docs.rewrite=true
 * }</pre>
 *
 * updates the pages; {@code -Dglomers.docs.page=part-3a} limits both to the pages with this in
 * their names.
 */
@Tag("any-jdk")
class OutputsTest {
  private static final boolean REWRITE = Boolean.getBoolean("glomers.docs.rewrite");

  private static final String PAGE = System.getProperty("glomers.docs.page", "");

  @TempDir Path directory;

  static Stream<Output> outputs() throws IOException {
    return Output.all().stream().filter(output -> output.fence().page().name().contains(PAGE));
  }

  @Test
  @DisabledIfSystemProperty(named = "glomers.docs.page", matches = ".+")
  void there_are_outputs_to_check() throws IOException {
    assertThat(outputs()).hasSizeGreaterThan(20).anyMatch(Output::isReal);
  }

  @ParameterizedTest
  @MethodSource("outputs")
  void a_command_prints_what_its_page_shows(Output shown) throws Exception {
    assumeTrue(
        !shown.command().contains(".py") || Shell.has("python3"),
        "the page runs a Python program, and there is no python3");
    Optional<Path> broken = BrokenPart.of(shown.fence(), directory.resolve("broken"));
    String printed = Shell.in(directory, broken).run(shown.before() + shown.command());
    if (REWRITE) {
      Output.rewrite(shown, shown.corrected(printed));
    } else {
      assertThat(shown.problem(printed)).as(printed).isEmpty();
    }
  }
}
