package glomers.docs;

import static org.assertj.core.api.Assertions.assertThat;

import glomers.workbench.scenario.FaultKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The glossary has an entry for each word that the workbench prints by itself, and no other. */
class GlossaryTest {
  private static final Path PAGE = PagesTest.HOME.resolve("docs/glossary.md");
  private static final Path WORKBENCH =
      PagesTest.HOME.resolve("workbench/src/main/java/glomers/workbench");

  /** A call that makes a finding, to the end of its statement. */
  private static final Pattern FINDING =
      Pattern.compile(
          "\\b(?:(?:listener|findings|fatal|onFailure)\\.add|noticed|failed|fail|abort|report|violation"
              + "|new Finding|new Reason)\\(([^;]*);");

  private static final Pattern CONSTANT =
      Pattern.compile("static final String ([A-Z_]+) =\\s*\"([a-z-]+)\";");

  /** A kind of finding as a literal, as a constant, or else the text that comes after it. */
  private static final Pattern WORD = Pattern.compile("\"([^\"]*)\"|\\b([A-Z]{2}[A-Z_]*)\\b");

  private static final Pattern KIND = Pattern.compile("[a-z]+(-[a-z]+)*-?");

  /** A row of a block in {@code report}: its name is the first text, or one of two. */
  private static final Pattern ROW =
      Pattern.compile(
          "(?:\\bline|new Line)\\(\\s*(?:text,\\s*)?(?:[\\w.()]+ \\? )?\"([a-z]+(?: [a-z]+)*)\"(?: : \"(\\w+)\")?");

  /** A row that {@code cli} prints by itself. */
  private static final Pattern PRINTED_ROW =
      Pattern.compile(
          "\"  ([a-z]+(?: [a-z]+)*)  +[^\"]*\"|%-13s [^\"]*\"[^\"]*\"([a-z]+(?: [a-z]+)*)\"");

  private static final Pattern TERM = Pattern.compile("(?m)^### (.+)$");
  private static final Pattern TABLE_ENTRY = Pattern.compile("(?m)^\\| `([^`]+)` \\| \\S");

  @Test
  void terms_are_in_alphabetical_order() throws IOException {
    List<String> terms =
        TERM.matcher(section("Terms")).results().map(term -> term.group(1)).toList();
    assertThat(terms).hasSizeGreaterThan(60).isSortedAccordingTo(String.CASE_INSENSITIVE_ORDER);
  }

  @Test
  void every_kind_of_finding_has_its_entry() throws IOException {
    assertThat(findings()).hasSizeGreaterThan(30);
    assertThat(entries("Findings")).containsExactlyElementsOf(findings());
  }

  @Test
  void every_kind_of_fault_has_its_entry() throws IOException {
    assertThat(entries("Faults"))
        .containsExactlyElementsOf(Arrays.stream(FaultKind.values()).map(String::valueOf).toList());
  }

  @Test
  void every_shape_of_a_partition_has_its_entry() throws Exception {
    Object[] shapes = Class.forName("glomers.workbench.nemesis.PartitionShape").getEnumConstants();
    assertThat(entries("Partition shapes"))
        .containsExactlyElementsOf(Arrays.stream(shapes).map(String::valueOf).toList());
  }

  @Test
  void every_row_of_the_output_has_its_entry() throws IOException {
    assertThat(rows()).contains("operations", "took", "logged by").hasSizeGreaterThan(20);
    assertThat(entries("Rows of the output")).containsExactlyElementsOf(rows());
  }

  private static List<String> entries(String heading) throws IOException {
    return TABLE_ENTRY.matcher(section(heading)).results().map(entry -> entry.group(1)).toList();
  }

  private static String section(String heading) throws IOException {
    String page = Files.readString(PAGE);
    int begin = page.indexOf("\n## " + heading + "\n");
    assertThat(begin).as(heading).isNotNegative();
    int end = page.indexOf("\n## ", begin + 1);
    return page.substring(begin, end < 0 ? page.length() : end);
  }

  private static SortedSet<String> findings() throws IOException {
    String sources = sources("checker", "cluster", "finding", "run", "workload");
    List<MatchResult> constants = CONSTANT.matcher(sources).results().toList();
    SortedSet<String> kinds = new TreeSet<>();
    for (MatchResult call : FINDING.matcher(sources).results().toList()) {
      String arguments = call.group(1).replaceAll("equals\\(\"[^\"]*\"\\)", "");
      for (MatchResult word : WORD.matcher(arguments).results().toList()) {
        String kind =
            word.group(1) != null
                ? word.group(1)
                : constants.stream()
                    .filter(constant -> constant.group(1).equals(word.group(2)))
                    .map(constant -> constant.group(2))
                    .findFirst()
                    .orElse("");
        if (!KIND.matcher(kind).matches()) {
          break; // the message
        }
        kinds.addAll(kind.endsWith("-") ? Set.of(kind + "broadcast", kind + "read") : Set.of(kind));
      }
    }
    assertThat(sources).contains("\"no-\" + request + \"-ok\"");
    kinds.addAll(Set.of("no-init-ok", "no-topology-ok"));
    return kinds;
  }

  private static SortedSet<String> rows() throws IOException {
    SortedSet<String> rows = new TreeSet<>();
    for (String report : List.of("VerdictText", "ExplorationText", "SweepSummary")) {
      addGroups(ROW, Files.readString(WORKBENCH.resolve("report/" + report + ".java")), rows);
    }
    addGroups(PRINTED_ROW, sources("report", "cli"), rows);
    return rows;
  }

  private static void addGroups(Pattern pattern, String text, Set<String> words) {
    for (MatchResult match : pattern.matcher(text).results().toList()) {
      Stream.of(match.group(1), match.group(2)).filter(word -> word != null).forEach(words::add);
    }
  }

  private static String sources(String... packages) throws IOException {
    StringBuilder sources = new StringBuilder();
    for (String name : packages) {
      try (Stream<Path> files = Files.list(WORKBENCH.resolve(name))) {
        for (Path file :
            files.filter(path -> path.toString().endsWith(".java")).sorted().toList()) {
          sources.append(Files.readString(file));
        }
      }
    }
    return sources.toString();
  }
}
