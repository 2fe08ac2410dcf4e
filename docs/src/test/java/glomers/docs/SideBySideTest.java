package glomers.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * The tables and the chart of the chapter that compares programs are those of real runs. The
 * property that updates the outputs of the pages ({@link OutputsTest}) updates them, too.
 */
@Tag("any-jdk")
class SideBySideTest {
  private static final boolean REWRITE = Boolean.getBoolean("glomers.docs.rewrite");
  private static final Path PAGE = PagesTest.HOME.resolve("docs/side-by-side.md");
  static final Path CHART = PagesTest.HOME.resolve("docs/pictures/topologies.svg");

  @Test
  void the_tables_and_the_chart_are_those_of_their_runs() throws Exception {
    List<TopologyRun> topologies = TopologyRun.onEachTopology();
    check("topologies", TopologyRun.table(topologies));
    check("luck", LuckRun.table(LuckRun.all()));
    String chart = TopologyChart.of(topologies);
    if (REWRITE) {
      Files.writeString(CHART, chart);
    } else {
      assertThat(PicturesTest.problem(CHART, Files.readString(CHART), chart)).isEmpty();
    }
  }

  @Test
  void a_change_in_any_line_of_a_table_is_found() throws Exception {
    Page page = Page.of(PAGE);
    Generated table = new Generated(page, "topologies");
    List<String> lines = table.shown().lines().toList();
    int first = page.lines().indexOf("<!-- topologies -->") + 2;
    for (int i = 0; i < lines.size(); i++) {
      String right = table.shown().replace(lines.get(i), lines.get(i).replace("|", "!"));
      assertThat(table.problem(right).orElseThrow()).startsWith(page.place(first + i) + ": ");
    }
  }

  private static void check(String name, String right) throws Exception {
    Generated table = new Generated(Page.of(PAGE), name);
    if (REWRITE) {
      table.rewrite(right);
    } else {
      assertThat(table.problem(right)).isEmpty();
    }
  }
}
