package glomers.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** A benchmark of a node's JVM is valid only if its JVM has the flags of a node's. */
class BenchTest {
  private static final String BENCHMARK =
      "benchmarks/src/test/java/glomers/benchmarks/NodeJvmBenchmark.java";

  @Test
  void the_jvm_of_the_benchmarks_has_the_flags_of_a_node() throws IOException {
    String script = Files.readString(PagesTest.HOME.resolve("common/node.sh"));
    List<String> flags =
        Pattern.compile("\"(-X\\S+)\"")
            .matcher(Files.readString(PagesTest.HOME.resolve(BENCHMARK)))
            .results()
            .map((MatchResult flag) -> flag.group(1))
            .toList();
    assertThat(flags).contains("-XX:+UseSerialGC");
    assertThat(List.of(script.split("\\s+"))).containsAll(flags);
  }
}
