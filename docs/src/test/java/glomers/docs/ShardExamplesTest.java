package glomers.docs;

import static org.assertj.core.api.Assertions.assertThat;

import glomers.workbench.cli.SeedRangeText;
import glomers.workbench.scenario.SeedRange;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** In the examples of the page on simulation, each seed runs on exactly one machine. */
class ShardExamplesTest {
  private static final Path PAGE = Path.of("simulation.md");
  private static final Pattern FLAGS = Pattern.compile("--seeds (\\S+) --shard (\\S+)");

  @TempDir private Path directory;

  @Test
  void the_machines_of_the_ci_matrix_share_all_seeds() throws Exception {
    String example = example("strategy:");
    Matcher matrix = Pattern.compile("shard: \\[(.*)]").matcher(example);
    assertThat(matrix.find()).isTrue();
    List<String> numbers = List.of(matrix.group(1).split(", "));
    assertSharesAll(example.replaceAll("\\$\\{\\{ matrix.shard }}", "\\$SHARD"), "SHARD", numbers);
  }

  @Test
  void the_pods_of_the_kubernetes_job_share_all_seeds() throws Exception {
    String example = example("kind: Job");
    Matcher completions = Pattern.compile("completions: (\\d+)").matcher(example);
    assertThat(completions.find()).isTrue();
    assertThat(example).contains("completionMode: Indexed");
    List<String> numbers =
        IntStream.range(0, Integer.parseInt(completions.group(1)))
            .mapToObj(String::valueOf)
            .toList();
    assertSharesAll(example, "JOB_COMPLETION_INDEX", numbers);
  }

  /** A shell runs each machine's command, with a launcher that only records its arguments. */
  private void assertSharesAll(String example, String variable, List<String> numbers)
      throws Exception {
    Path launcher = directory.resolve("glomers");
    Files.writeString(launcher, "#!/bin/sh\necho \"$*\" >>asked\n");
    assertThat(launcher.toFile().setExecutable(true)).isTrue();
    Files.createDirectory(directory.resolve("results"));
    for (String number : numbers) {
      run(command(example), variable, number);
    }
    List<Long> seeds =
        Files.readAllLines(directory.resolve("asked")).stream()
            .flatMapToLong(this::seeds)
            .boxed()
            .toList();
    assertThat(seeds).isEqualTo(LongStream.range(0, 10_000).boxed().toList());
    try (Stream<Path> files = Files.walk(directory)) {
      assertThat(files.filter(file -> file.toString().endsWith(".jsonl"))).hasSize(numbers.size());
    }
  }

  private void run(String command, String variable, String number) throws Exception {
    ProcessBuilder shell = new ProcessBuilder("bash", "-c", command).directory(directory.toFile());
    shell.environment().put(variable, number);
    Process process = shell.redirectErrorStream(true).start();
    assertThat(new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
        .isEmpty();
    assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
    assertThat(process.exitValue()).isZero();
  }

  private LongStream seeds(String asked) {
    Matcher flags = FLAGS.matcher(asked);
    assertThat(flags.find()).as(asked).isTrue();
    SeedRange shard = SeedRangeText.shard(SeedRangeText.range(flags.group(1)), flags.group(2));
    return LongStream.rangeClosed(shard.first(), shard.last());
  }

  /** The command of an example, whose two lines YAML folds into one. */
  private static String command(String example) {
    Matcher command = Pattern.compile("\\./glomers simulate [^\\n]*\\n[^\\n]*").matcher(example);
    assertThat(command.find()).isTrue();
    return command.group().replaceAll("\\s+", " ");
  }

  private static String example(String mark) throws IOException {
    return Pattern.compile("```yaml\\n(.*?)```", Pattern.DOTALL)
        .matcher(Files.readString(PAGE))
        .results()
        .map(listing -> listing.group(1))
        .filter(listing -> listing.contains(mark))
        .findFirst()
        .orElseThrow();
  }
}
