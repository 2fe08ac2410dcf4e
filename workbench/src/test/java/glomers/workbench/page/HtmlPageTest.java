package glomers.workbench.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.ObjectMapper;

class HtmlPageTest {
  private static final Path SOURCES = Path.of("src/main/resources/glomers/workbench/page");
  private static final int LONGEST_MODULE = 200;

  @TempDir private Path directory;

  @Test
  void data_never_end_the_element_that_contains_them_and_are_read_back_unchanged()
      throws Exception {
    Map<String, Object> data =
        Map.of("</script>", List.of("<script>alert(1)</script>", "<!--", "a<b", "\u2028"));
    Path file = directory.resolve("page.html");
    HtmlPage.write(file, "<script>&", "report.js", data);
    String page = Files.readString(file);
    String open = "<script type=\"application/json\" id=\"data\">\n";
    int begin = page.indexOf(open) + open.length();
    String json = page.substring(begin, page.indexOf("</script>", begin));
    assertThat(json).doesNotContain("<");
    ObjectMapper mapper = new ObjectMapper();
    assertThat(mapper.readTree(json)).isEqualTo(mapper.valueToTree(data));
    assertThat(page).contains("<title>&lt;script&gt;&amp;</title>");
  }

  @Test
  void every_script_is_listed_and_small_enough_to_read() throws Exception {
    try (Stream<Path> files = Files.list(SOURCES)) {
      List<Path> modules = files.filter(file -> file.toString().endsWith(".js")).toList();
      assertThat(modules)
          .extracting(file -> file.getFileName().toString())
          .containsExactlyInAnyOrderElementsOf(HtmlPage.modules());
      assertThat(modules)
          .allSatisfy(file -> assertThat(Files.readAllLines(file)).hasSizeLessThan(LONGEST_MODULE));
    }
  }

  @Test
  void no_script_makes_markup_from_text() throws Exception {
    for (String module : HtmlPage.modules()) {
      assertThat(Files.readString(SOURCES.resolve(module)))
          .as(module)
          .doesNotContain(
              "innerHTML", "outerHTML", "insertAdjacentHTML", "document.write", ".html(");
    }
  }
}
