package glomers.workbench.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;

/** Every error in a command line is reported in one line of plain words. */
class ArgumentErrorsTest {
  @TempDir private Path directory;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      textBlock =
          """
          tets 3b                   | there is no command 'tets'. Did you mean test?
          help tset                 | there is no command 'tset'. Did you mean test?
          learning                  | there is no command 'learning'
          test 3bb                  | there is no part '3bb': the parts are 3a, 3b, 3c. Did you mean 3b?
          bench part-3c             | there is no part 'part-3c': the parts are 3a, 3b, 3c. Did you mean 3c?
          test 3d                   | there is no part '3d': the parts are 3a, 3b, 3c. To put 3c to the challenge 3d: 3c --challenge 3d
          test ''                   | there is no part '': the parts are 3a, 3b, 3c
          test                      | say which part to test, 3a, 3b or 3c, or which program, with --bin FILE
          test 3b 3c                | there is a word too many: '3c'
          compare 3b                | there is a word too many: '3b'
          analyze a b               | there is a word too many: 'b'
          test 3b --tme-limit 5     | test has no flag --tme-limit. Did you mean --time-limit?
          test 3b --tme-limit=5     | test has no flag --tme-limit. Did you mean --time-limit?
          test 3b --time 5          | test has no flag --time. Did you mean --time-limit?
          simulate 3b -seed 5       | simulate has no flag -seed. Did you mean --seed?
          simulate 3b --bin x       | simulate has no flag --bin: it is one of test, compare, learn, bench, maelstrom
          test 3b --frequency 5     | test has no flag --frequency
          test 3b --seed 1 --seed 1 | --seed is given twice
          test 3b --json --json     | --json is given twice
          test 3b --time-limit abc  | --time-limit takes seconds, such as 20 or 0.5, not 'abc'
          test 3b --time-limit 20d  | --time-limit takes seconds, such as 20 or 0.5, not '20d'
          test 3b --time-limit NaN  | --time-limit takes seconds, such as 20 or 0.5, not 'NaN'
          test 3b --time-limit ''   | --time-limit takes seconds, such as 20 or 0.5, not ''
          test 3b --time-limit      | --time-limit takes seconds, such as 20 or 0.5, and none is given
          test 3b --rate --seed 1   | --rate takes operations a second, such as 10 or 0.5, and none is given
          test 3b --rate fast       | --rate takes operations a second, such as 10 or 0.5, not 'fast'
          test 3b --nemesis-interval x | --nemesis-interval takes seconds, such as 20 or 0.5, not 'x'
          test 3b --node-count five | --node-count takes a whole number, such as 5, not 'five'
          test 3b --node-count 2.5  | --node-count takes a whole number, such as 5, not '2.5'
          test 3b --node-count 99999999999 | --node-count takes a whole number, such as 5, not '99999999999'
          test 3b --latency 1.5     | --latency takes whole milliseconds, such as 100, not '1.5'
          test 3b --seed 0x1        | --seed takes a whole number, such as 5, not '0x1'
          test 3b --topology ring   | --topology takes one of line, grid, tree, tree2, tree3, tree4, total, not 'ring'
          test 3b --latency-dist x  | --latency-dist takes one of constant, uniform, exponential, not 'x'
          test 3b --nemesis rain    | --nemesis knows none, partition, one-way, loss, duplicate, slow, pause, and not 'rain'
          test 3b --nemesis prtition | --nemesis knows none, partition, one-way, loss, duplicate, slow, pause, and not 'prtition'. Did you mean partition?
          test 3b --nemesis none,loss | --nemesis none and other faults don't go together
          test 3b --challenge 4a    | --challenge must be one of 3a, 3b, 3c, 3d, 3e, and is '4a'
          test 3b --availability x  | --availability must be total, or a fraction from 0 to 1, and is 'x'
          test --bin ''             | --bin takes a file, not ''
          test 3b --store ''        | --store takes a directory, not ''
          simulate --scenario ''    | --scenario takes a file, not ''
          simulate 3c --exhaustive --values x | --values takes a whole number, such as 5, not 'x'
          analyze                   | analyze takes a history, or the directory of one, such as store/latest, and none is given
          analyze ''                | analyze takes a history, or the directory of one, such as store/latest, not ''
          analyze store -- x        | the words after -- are for a node, and analyze runs none
          test @file                | there is no part '@file': the parts are 3a, 3b, 3c
          """)
  void a_wrong_word_is_named_with_a_suggestion(String words, String message) {
    assertThat(refusal(words)).startsWith("glomers: " + message + "\n").doesNotContain("\tat ");
  }

  @Test
  void without_a_word_the_commands_are_named() {
    assertThat(run())
        .startsWith(
            "glomers: say what to do: test, simulate, compare, analyze, new, learn, bench, maelstrom");
  }

  @Test
  void a_word_that_is_near_to_two_gets_no_suggestion() {
    assertThat(NearestWord.of("tree4x", List.of("tree4", "tree2"))).contains("tree4");
    assertThat(NearestWord.of("tree5", List.of("tree4", "tree2"))).isEmpty();
    assertThat(NearestWord.of("--log", List.of("--log-stderr", "--log-net-send"))).isEmpty();
    assertThat(NearestWord.of("copmare", List.of("compare", "analyze"))).contains("compare");
  }

  @Test
  void the_values_of_every_argument_are_described() {
    CommandLine all = Glomers.commandLine(List.of(), new StopSignal());
    List<String> labels =
        all.getSubcommands().values().stream()
            .flatMap(command -> command.getCommandSpec().args().stream())
            .filter(arg -> arg.arity().max() > 0 && !arg.typeInfo().isEnum())
            .filter(
                arg ->
                    !(arg instanceof OptionSpec option
                        && option.hidden())) // hidden flags are refused
            .map(ArgSpec::paramLabel)
            .filter(label -> !label.equals("PART"))
            .toList();
    assertThat(labels).isNotEmpty().allMatch(ArgumentErrors.TAKES::containsKey);
  }

  @Test
  void a_store_that_can_not_be_written_is_named_with_the_reason() throws Exception {
    Path file = Files.writeString(directory.resolve("file"), "");
    CommandLineRun run =
        CommandLineRun.of(
            directory, Map.of(), "simulate", "relay", "--store", "file/store", "--json");
    assertThat(run.err())
        .isEqualTo(
            "glomers: the store file/store can't be written: %s is a file. --store DIR is another.\n"
                .formatted(file));
    assertThat(run.out()).isEmpty();
    assertThat(run.status()).isEqualTo(Glomers.INTERNAL_ERROR);
  }

  private static String refusal(String words) {
    String[] args =
        Arrays.stream(words.split(" +"))
            .map(word -> word.equals("''") ? "" : word)
            .toArray(String[]::new);
    String text = run(args);
    assertThat(text).hasLineCount(2).containsPattern("\nSee: glomers [a-z ]*--help\n");
    return text;
  }

  private static String run(String... args) {
    StringWriter err = new StringWriter();
    int status = Glomers.run(args, new StopSignal(), new PrintWriter(err, true));
    assertThat(status).isEqualTo(Glomers.BAD_ARGUMENTS);
    return err.toString();
  }
}
