package glomers.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

@Tag("any-jdk")
class CounterexamplePageTest {
  @TempDir private Path directory;

  @Test
  void a_counterexample_of_an_exhaustive_exploration_is_drawn_step_by_step() throws Exception {
    Report report = Report.of(directory, "simulate", "3b", "--exhaustive");
    assertThat(report.run().output()).containsPattern("\n  report {8}\\S+/counterexample.html\n");
    JsonNode example = report.results().get("counterexample");
    List<String> steps = example.get("steps").valueStream().map(JsonNode::asString).toList();
    try (Browser page = Browser.open(report.store().resolve("counterexample.html"))) {
      assertThat(page.texts("#verdict .badge")).containsExactly("Invalid");
      assertThat(page.texts("#findings .said")).containsExactly(example.get("problem").asString());
      assertThat(page.texts(".repeat code"))
          .containsExactly(report.results().get("command").asString());
      assertThat(page.texts("#diagram .steps li")).hasSize(steps.size() + 1).containsAll(steps);
      assertThat(page.texts("#diagram text.time")).hasSize(steps.size() + 1).endsWith("6.");
      assertThat(page.count("#diagram .message"))
          .isEqualTo(count(steps, "sends broadcast 0 to n1") + count(steps, " to n2 (message 2)"));
      assertThat(page.count("#diagram .message.delivered")).isEqualTo(count(steps, ", arrives"));
      assertThat(page.count("#diagram .cross")).isEqualTo(count(steps, "is lost by the cut"));
      assertThat(page.count("#diagram rect.band")).isEqualTo(count(steps, "the network is cut"));
      // n0 | n1 n2: the link between n0 and n1 is cut, the one between n1 and n2 isn't.
      assertThat(page.count("#diagram .gap")).isEqualTo(1);
      assertThat(page.texts("#diagram .panel h3")).containsExactly("Why was 0 lost?");
      assertThat(page.texts("#diagram .frontier .lacked th")).containsExactly("n2");
      assertThat(page.texts("#diagram .frontier .lacked td:nth-of-type(2)"))
          .containsExactly(
              "n0 sent it once, at step 1: stopped by partition 1"
                  + "No message with it was sent to n2 after step 1, and partition 1 ended at step 5.");
      assertThat(page.count("#diagram line.had")).isEqualTo(2);
      assertThat(page.count("#diagram .mark.with")).isEqualTo(2);
      assertThat(page.count("#diagram .mark.without")).isEqualTo(1);
      assertThat(page.complaints()).isEmpty();
    }
  }

  @Test
  void without_a_counterexample_or_a_report_nothing_is_stored() throws Exception {
    Path store = directory.resolve("store");
    Report.run(directory, "simulate", "3b", "--exhaustive", "--no-report");
    Report.run(directory, "simulate", "3b", "--exhaustive", "--cuts", "0");
    assertThat(store).doesNotExist();
  }

  @Test
  void the_page_of_a_shrunk_scenario_begins_with_the_diagram_of_its_few_messages()
      throws Exception {
    Report report =
        Report.of(directory, "simulate", "3b", "--nemesis", "partition", "--seed", "7", "--shrink");
    Path shrunk = report.store().resolve("shrunk.html");
    assertThat(report.run().output()).contains("\nreport: " + shown(report, "shrunk.html") + "\n");
    assertThat(report.store().resolve("shrunk-messages.svg")).exists();
    List<JsonNode> messages = report.messages("shrunk-messages.jsonl");
    try (Browser page = Browser.open(shrunk)) {
      assertThat(page.run("return document.querySelector('#page > section').id"))
          .isEqualTo("diagram");
      assertThat(page.texts("#diagram .panel h3")).containsExactly("Why was 0 lost?");
      assertThat(page.count("#diagram .message")).isEqualTo(messages.size());
      assertThat(page.count("#diagram .cross"))
          .isEqualTo((int) messages.stream().filter(message -> message.has("lost")).count());
      assertThat(page.texts(".repeat code").get(0)).endsWith("shrunk.json");
      assertThat(page.complaints()).isEmpty();
    }
  }

  /** The path as the command printed it. */
  private String shown(Report report, String file) throws Exception {
    return directory.resolve("store")
        + "/simulated-3b/"
        + report.store().getFileName()
        + "/"
        + file;
  }

  private static int count(List<String> steps, String text) {
    return (int) steps.stream().filter(step -> step.contains(text)).count();
  }
}
