package glomers.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

class ReportPageTest {
  @TempDir private Path directory;

  @Test
  void the_page_of_a_failing_run_says_why_and_how_to_repeat_it() throws Exception {
    Report report = Report.of(directory, "simulate", "3b", "--nemesis", "partition", "--seed", "7");
    JsonNode results = report.results();
    assertThat(results.get("valid?").asBoolean()).isFalse();
    try (Browser page = Browser.open(report.page())) {
      assertThat(page.texts(".verdict .badge")).containsExactly("Invalid");
      assertThat(page.texts(".repeat code")).containsExactly(results.get("command").asString());
      assertThat(page.count("#findings li")).isEqualTo(results.get("findings").size());
      JsonNode first = results.get("explanations").get(0);
      List<String> facts = first.get("text").valueStream().map(JsonNode::asString).toList();
      assertThat(page.texts("#why details[open] .facts li")).isEqualTo(facts);
      assertThat(String.join(" ", facts)).contains("partition 1 cut it off");
      assertThat(page.count("#knowledge rect.band"))
          .isEqualTo(results.get("nemesis").get("faults").size());
      assertThat(page.complaints()).isEmpty();
    }
  }
}
