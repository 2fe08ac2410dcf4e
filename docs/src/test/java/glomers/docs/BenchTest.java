package glomers.docs;

import static org.assertj.core.api.Assertions.assertThat;

import glomers.workbench.bench.Jvm;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A yardstick is one only as long as it is made like what is measured. */
class BenchTest {
  @ParameterizedTest
  @ValueSource(strings = {"part-3a", "part-3b", "part-3c"})
  void the_bare_jvm_of_a_bench_has_the_flags_that_a_part_gives_its_own(String part)
      throws IOException {
    String script = Files.readString(PagesTest.HOME.resolve(part).resolve("node"));
    assertThat(List.of(script.split("\\s+"))).containsAll(Jvm.FLAGS);
  }
}
