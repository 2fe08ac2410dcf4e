package glomers.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

@Tag("any-jdk")
class SpaceTimeTest {
  private static final Pattern MATCHING =
      Pattern.compile("(\\d[\\d\\u202f]*) (that match|messages that match)");

  @TempDir private Path directory;

  @Test
  void a_lost_value_shows_its_messages_where_they_died_and_who_had_it() throws Exception {
    Report report = Report.of(directory, "simulate", "3b", "--nemesis", "partition", "--seed", "7");
    JsonNode why = report.results().get("explanations").get(0);
    long value = why.get("value").asLong();
    List<JsonNode> with =
        report.messages().stream().filter(message -> carries(message, value)).toList();
    List<JsonNode> lost = with.stream().filter(message -> message.has("lost")).toList();
    assertThat(lost).isNotEmpty();
    try (Browser page = Browser.open(report.page())) {
      page.select("pick-value", value);
      assertThat(page.texts("#diagram .panel h3")).containsExactly("Why was " + value + " lost?");
      assertThat(page.texts("#diagram .panel .facts li"))
          .isEqualTo(why.get("text").valueStream().map(JsonNode::asString).toList());
      assertThat(ids(page, "#diagram .message")).containsExactlyInAnyOrderElementsOf(ids(with));
      assertThat(ids(page, "#diagram .message:has(.cross)"))
          .containsExactlyInAnyOrderElementsOf(ids(lost));
      assertThat(page.count("#diagram .message .head")).isEqualTo(with.size() - lost.size());
      assertThat(page.count("#diagram rect.band"))
          .isEqualTo(report.results().get("nemesis").get("faults").size());
      List<String> missing = page.texts("#diagram .frontier .lacked th");
      assertThat(missing)
          .containsExactlyElementsOf(
              lost.stream().map(message -> message.get("dest").asString()).sorted().toList());
      assertThat(page.count("#diagram line.had")).isEqualTo(5 - missing.size());
      assertThat(page.texts("#diagram .frontier .lacked td:nth-of-type(2)"))
          .hasSize(missing.size())
          .allMatch(text -> text.contains("stopped by partition 1 (0.000 s to 5.921 s)"))
          .allMatch(text -> text.contains("partition 1 ended at 5.921 s"));
      // The last reads of the nodes without it, as the history has them.
      assertThat(page.count("#diagram .mark.without")).isEqualTo(missing.size());
      assertThat(page.complaints()).isEmpty();
    }
  }

  @Test
  void a_filter_chooses_from_all_messages_and_a_note_says_how_many_are_not_drawn()
      throws Exception {
    Report report = Report.of(directory, "simulate", "3c", "--seed", "3");
    List<JsonNode> messages = report.messages();
    assertThat(messages).hasSizeGreaterThan(900);
    try (Browser page = Browser.open(report.page())) {
      assertThat(matching(page)).isEqualTo(messages.size());
      assertThat(page.count("#diagram .message")).isEqualTo(400);
      assertThat(page.texts("#diagram .pages button")).containsExactly("Next 400");

      page.select("pick-node", 2);
      assertThat(matching(page)).isEqualTo(count(messages, message -> touches(message, "n2")));

      String type = "broadcast_ok";
      page.select("pick-type", type);
      assertThat(matching(page))
          .isEqualTo(
              count(messages, message -> touches(message, "n2") && type(message).equals(type)));

      page.select("pick-node", "");
      page.select("pick-type", "");
      page.select("time-from", 2);
      page.select("time-to", 3);
      int expected =
          count(
              messages,
              message ->
                  message.get("sent").asLong() / 1000 <= 3_000_000
                      && ended(message) / 1000 >= 2_000_000);
      assertThat(matching(page)).isEqualTo(expected);
      assertThat(page.complaints()).isEmpty();
    }
  }

  @Test
  void no_node_is_drawn_to_pass_on_what_has_not_come_yet() throws Exception {
    Report report = Report.of(directory, "simulate", "3c", "--latency", "0", "--seed", "4");
    try (Browser page = Browser.open(report.page())) {
      page.runAsync(
          """
          const { Run } = await import("glomers/run");
          const { choose } = await import("glomers/choose");
          const { eventsOf, Steps } = await import("glomers/events");
          const run = Run.ofPage();
          const m = run.messages;
          let passedOn = 0;
          for (const value of run.values.columns.value) {
            const chosen = choose(run, { value });
            const steps = new Steps(eventsOf(run, chosen));
            for (const i of chosen.messages) {
              if (!(steps.ofSend.get(i) < steps.ofEnd.get(i))) throw new Error(`message ${m.id(i)} arrives before it is sent`);
              const first = Math.min(...chosen.messages.filter((o) => m.dest(o) === m.src(i) && m.isDelivered(o)).map((o) => steps.ofEnd.get(o)));
              const asked = chosen.operations.some((o) => !run.operations.isRead(o) && run.operations.node(o) === m.src(i));
              if (!asked && !(first <= steps.ofSend.get(i))) throw new Error(`message ${m.id(i)} passes on what has not come`);
              passedOn += asked ? 0 : 1;
            }
          }
          if (passedOn === 0) throw new Error("nothing was passed on");
          """);
    }
  }

  @Test
  void what_a_node_said_is_text_wherever_it_is_shown() throws Exception {
    Report report = Report.of(directory, "simulate", "3b", "--time-limit", "2");
    try (Browser page = Browser.open(report.page())) {
      page.runAsync(
          """
          const { Run } = await import("glomers/run");
          const { spaceTime } = await import("glomers/spacetime");
          const data = JSON.parse(document.getElementById("data").textContent);
          const evil = "<script>window.ran = true<\\/script><img src=x onerror='window.ran = true'>";
          data.messages.templates = data.messages.templates.map((body) => body.replace('"broadcast"', JSON.stringify(evil)));
          data.nodes = data.nodes.map((node) => evil + node);
          const element = document.body.appendChild(document.createElement("div"));
          element.id = "evil";
          spaceTime(element, new Run(data));
          element.querySelector(".message").focus();
          """);
      assertThat(page.count("#evil .message")).isPositive();
      assertThat(page.count("#evil script, #evil img, .tooltip script, .tooltip img")).isZero();
      assertThat(page.one("#evil .message").getAttribute("aria-label")).contains("<script>");
      assertThat(page.texts(".tooltip")).first().asString().contains("<script>");
      assertThat(page.run("return window.ran === undefined")).isEqualTo(true);
      assertThat(page.complaints()).isEmpty();
    }
  }

  /** The number of messages that match, from the note. */
  private static int matching(Browser page) {
    String note = page.texts("#diagram > .note").get(0);
    Matcher number = MATCHING.matcher(note);
    assertThat(number.find()).as(note).isTrue();
    return Integer.parseInt(number.group(1).replace("\u202f", ""));
  }

  private static boolean carries(JsonNode message, long value) {
    JsonNode body = message.get("body");
    return type(message).equals("broadcast") && body.get("message").asLong() == value;
  }

  private static String type(JsonNode message) {
    return message.get("body").get("type").asString();
  }

  private static boolean touches(JsonNode message, String node) {
    return message.get("src").asString().equals(node)
        || message.get("dest").asString().equals(node);
  }

  private static long ended(JsonNode message) {
    return message.has("lost") ? message.get("lost").asLong() : message.get("received").asLong();
  }

  private static int count(List<JsonNode> messages, Predicate<JsonNode> matches) {
    return (int) messages.stream().filter(matches).count();
  }

  private static List<Long> ids(List<JsonNode> messages) {
    return messages.stream().map(message -> message.get("id").asLong()).toList();
  }

  private static List<Long> ids(Browser page, String selector) {
    return page.all(selector).stream()
        .map(element -> Long.parseLong(element.getDomAttribute("data-message")))
        .toList();
  }
}
