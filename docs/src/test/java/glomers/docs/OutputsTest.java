package glomers.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
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
 * updates the pages.
 */
class OutputsTest {
  private static final boolean REWRITE = Boolean.getBoolean("glomers.docs.rewrite");

  @TempDir Path directory;

  static Stream<Output> outputs() throws IOException {
    return Fence.all().stream().flatMap(fence -> Output.of(fence).stream());
  }

  @Test
  void there_are_outputs_to_check() throws IOException {
    assertThat(outputs()).hasSizeGreaterThan(20).anyMatch(Output::isReal);
  }

  @ParameterizedTest
  @MethodSource("outputs")
  void a_command_prints_what_its_page_shows(Output shown) throws Exception {
    Optional<Path> broken = BrokenPart.of(shown.fence(), directory.resolve("broken"));
    String printed = Shell.in(directory, broken).run(shown.command());
    if (REWRITE) {
      Output.rewrite(shown, shown.corrected(printed));
    } else {
      assertThat(shown.problem(printed)).as(printed).isEmpty();
    }
  }
}
