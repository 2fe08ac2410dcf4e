package glomers.workbench.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class SourceLineTest {
  @Test
  void lines_that_only_one_source_has_are_marked_where_they_are() {
    List<SourceLine> lines =
        SourceLine.compare(List.of("a", "b", "c"), List.of("a", "x", "c", "d"));
    assertThat(lines)
        .extracting(line -> line.mark() + line.text() + line.number())
        .containsExactly(" a1", "-b0", "+x2", " c3", "+d4");
    assertThat(SourceLine.of(List.of("a", "b")))
        .extracting(line -> line.mark() + line.text() + line.number())
        .containsExactly(" a1", " b2");
  }

  @Test
  void comments_imports_and_the_empty_lines_after_them_stand_aside() {
    List<String> source =
        List.of(
            "package p;",
            "",
            "import java.util.List;",
            "",
            "/** What it",
            " * does. */",
            "class C { // a note",
            "",
            "  // why",
            "  int x;",
            "  /* one line */",
            "}");
    assertThat(SourceLine.of(source))
        .filteredOn(line -> !line.aside())
        .extracting(SourceLine::text)
        .containsExactly("class C { // a note", "", "  int x;", "}");
  }
}
