package glomers.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever the pages link to, name or count exists, in that number. */
class ReferencesTest {
  private static final Pattern TEST = Pattern.compile("\\b([A-Z]\\w*(?:Test|IT))\\b");

  /** Blocks with outputs, which may name a test of the reader's. */
  private static final Pattern OUTPUTS = Pattern.compile("(?ms)^```console.*?^```$");

  /**
   * The info strings of fences, as patterns. Each kind of block is checked in its own way, and each
   * block has a kind.
   */
  private static final String KINDS =
      String.join(
          "|",
          "console", // commands and their output: OutputsTest
          "console real", // the same with real processes; numbers may differ
          "sh", // commands: CommandsTest
          "text", // the output of the commands before it: OutputsTest; otherwise a map: here
          "text failing", // tests that fail when a page breaks a part: BreakItTest
          "text measured", // figures of one run on one machine, not checked
          "diff", // how a page breaks a part: BreakItTest
          "(java|python)( [\\w./-]+)?", // a piece of any source file, or of the one named:
          // PagesTest
          "json", // a file of the workbook: here
          "json message", // a message of the protocol: ProtocolPageTest
          "yaml"); // an example for other systems: ShardExamplesTest

  static List<Page> pages() throws IOException {
    return Page.all();
  }

  @ParameterizedTest
  @MethodSource("pages")
  void every_block_is_of_a_kind_that_is_checked(Page page) {
    assertThat(Fence.of(page))
        .allSatisfy(fence -> assertThat(fence.info()).as(fence.place(-1)).matches(KINDS));
  }

  @ParameterizedTest
  @MethodSource("pages")
  void every_link_leads_to_a_file_and_to_a_heading_that_it_has(Page page) throws IOException {
    assertThat(Links.problems(page)).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("pages")
  void a_file_has_as_many_lines_as_a_page_says(Page page) throws IOException {
    assertThat(LineCounts.problems(page)).isEmpty();
  }

  @Test
  void the_shortest_and_the_longest_part_are_as_long_as_the_page_on_what_they_share_says()
      throws IOException {
    List<Integer> lines = new ArrayList<>();
    for (String program :
        List.of("SingleNodeBroadcast", "MultiNodeBroadcast", "FaultTolerantBroadcast")) {
      lines.add(Files.readAllLines(source(program)).size());
    }
    String range = "A part is %d to %d lines".formatted(lines.get(0), lines.get(2));
    assertThat(lines).isSorted();
    assertThat(unwrapped(PagesTest.HOME.resolve("docs/common.md"))).contains(range);
  }

  @ParameterizedTest
  @MethodSource("pages")
  void every_test_class_that_a_page_names_is_there(Page page) throws IOException {
    Set<String> files = testClasses();
    String text = OUTPUTS.matcher(page.text()).replaceAll(Links::blank);
    for (MatchResult name : TEST.matcher(text).results().toList()) {
      assertThat(files).as(page.place(page.lineAt(name.start()))).contains(name.group(1));
    }
  }

  @ParameterizedTest
  @MethodSource("pages")
  void every_map_names_what_is_there(Page page) {
    for (Fence map : Fence.of(page)) {
      if (map.info().equals("text") && Output.of(map).isEmpty()) {
        Path directory = PagesTest.HOME;
        for (String line : map.text().lines().toList()) {
          String name = line.strip().split(" +")[0];
          boolean isInside = line.startsWith(" ");
          Path path = (isInside ? directory : PagesTest.HOME).resolve(name);
          assertThat(path).as(map.place(0)).exists();
          directory = isInside ? directory : path;
        }
      }
    }
  }

  @ParameterizedTest
  @MethodSource("pages")
  void every_json_is_a_file_to_the_letter(Page page) throws IOException {
    for (Fence json : Fence.of(page)) {
      if (json.info().equals("json")) {
        assertThat(resources()).as(json.place(0)).contains(json.text());
      }
    }
  }

  /** A page with its lines joined. */
  private static String unwrapped(Path page) throws IOException {
    return Files.readString(page).replace('\n', ' ');
  }

  private static Path source(String program) throws IOException {
    try (Stream<Path> files = Files.walk(PagesTest.HOME)) {
      return files.filter(file -> file.endsWith(program + ".java")).findFirst().orElseThrow();
    }
  }

  private static Set<String> testClasses() throws IOException {
    try (Stream<Path> files = sources()) {
      return files
          .map(file -> file.getFileName().toString().replace(".java", ""))
          .collect(Collectors.toSet());
    }
  }

  private static List<String> resources() throws IOException {
    List<String> texts = new ArrayList<>();
    try (Stream<Path> files = sources()) {
      for (Path file : files.filter(file -> file.toString().endsWith(".json")).toList()) {
        texts.add(Files.readString(file));
      }
    }
    return texts;
  }

  /** The test files of all modules. */
  private static Stream<Path> sources() throws IOException {
    List<Path> found = new ArrayList<>();
    try (Stream<Path> modules = Files.list(PagesTest.HOME)) {
      for (Path tests :
          modules.map(module -> module.resolve("src/test")).filter(Files::exists).toList()) {
        try (Stream<Path> files = Files.walk(tests)) {
          files.filter(Files::isRegularFile).forEach(found::add);
        }
      }
    }
    return found.stream();
  }
}
