package glomers.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.Keys;
import tools.jackson.databind.JsonNode;

@Tag("any-jdk")
class SpaceTimeControlsTest {
  @TempDir private Path directory;

  @Test
  void a_message_shows_what_it_was_to_the_keyboard_and_the_pointer() throws Exception {
    Report report = Report.of(directory, "simulate", "3b", "--nemesis", "partition", "--seed", "7");
    JsonNode lost =
        report.messages().stream().filter(message -> message.has("lost")).findFirst().orElseThrow();
    try (Browser page = Browser.open(report.page())) {
      page.run("document.querySelector('#diagram .message').focus()");
      String first = page.texts(".tooltip").get(0);
      page.one("#diagram .message:focus").sendKeys(Keys.ARROW_DOWN);
      assertThat(page.count("#diagram .message:nth-child(2):focus")).isEqualTo(1);
      assertThat(page.texts(".tooltip").get(0)).isNotEqualTo(first);
      // Tab leaves the diagram: only one message is reached by it.
      assertThat(page.count("#diagram .message[tabindex='0']")).isEqualTo(1);

      page.run(
          "document.querySelector(`#diagram .message[data-message='${arguments[0]}']`)"
              + ".dispatchEvent(new PointerEvent('pointerenter', {clientX: 9, clientY: 9}))",
          lost.get("id").asLong());
      assertThat(page.texts(".tooltip").get(0))
          .contains("message " + lost.get("id"))
          .contains(lost.get("src").asString() + " → " + lost.get("dest").asString())
          .contains("broadcast")
          .contains("sent at 0.179 s, lost by " + lost.get("by").asString() + " at 0.179 s")
          .contains(lost.get("body").toString());
    }
  }

  @Test
  void the_diagram_turns_pages_and_zooms_with_the_rest_of_the_page() throws Exception {
    Report report = Report.of(directory, "simulate", "3c", "--seed", "3");
    try (Browser page = Browser.open(report.page())) {
      List<Object> first = ids(page);
      page.one("#diagram .pages button").click();
      assertThat(page.texts("#diagram > .note").get(0)).startsWith("Drawn: messages 401 to 800 of");
      assertThat(ids(page)).hasSize(400).doesNotContainAnyElementsOf(first);

      double end =
          ((Number) page.run("return Number(document.getElementById('time-to').value)"))
              .doubleValue();
      press(page, "Zoom in");
      assertThat(window(page)).containsExactly(end / 4, end * 3 / 4);
      assertThat(page.texts("#timeline .window").get(0))
          .isEqualTo(String.format(Locale.ROOT, "Shown: %.3f s to %.3f s", end / 4, end * 3 / 4));
      press(page, "Later");
      assertThat(window(page)).containsExactly(end / 2, end);
      press(page, "Zoom out");
      assertThat(window(page)).containsExactly(0.0, end);

      // All messages of a value are drawn, so the diagram's scale has the whole run.
      page.select("type-value", 40);
      page.select("pick-scale", "time");
      page.run(
          "document.querySelector('#diagram .space-time').dispatchEvent(new WheelEvent('wheel',"
              + " {deltaY: -100, ctrlKey: true, bubbles: true, cancelable: true, clientX: 300, clientY: 300}))");
      page.waitUntil("return Number(document.getElementById('time-to').value) < " + end);
      List<Double> zoomed = window(page);
      assertThat(zoomed.get(1) - zoomed.get(0)).isCloseTo(end / 4, within(0.01));
      press(page, "From the beginning to");
      assertThat(window(page)).containsExactly(0.0, end);
      assertThat(page.complaints()).isEmpty();
    }
  }

  @Test
  void arrows_to_a_scale_of_time_begin_and_end_where_their_times_are() throws Exception {
    Report report = Report.of(directory, "simulate", "3b", "--latency", "100", "--time-limit", "3");
    try (Browser page = Browser.open(report.page())) {
      page.select("pick-scale", "time");
      page.runAsync(
          """
          const { Run } = await import("glomers/run");
          const run = Run.ofPage();
          const m = run.messages;
          const axis = [12, 548];
          const y = (time) => axis[0] + (time / run.end) * (axis[1] - axis[0]);
          let drawn = 0;
          for (let i = 0; i < m.count; i++) {
            const line = document.querySelector(`#diagram .message[data-message="${m.id(i)}"] .arrow`);
            if (line === null || !m.isDelivered(i)) continue;
            drawn++;
            for (const [name, time] of [["y1", m.sent(i)], ["y2", m.arrived(i)]]) {
              if (Math.abs(line.getAttribute(name) - y(time)) > 0.01) throw new Error(`${name} of message ${m.id(i)}`);
            }
          }
          if (drawn < 20) throw new Error(`only ${drawn} drawn`);
          """);
    }
  }

  @Test
  void a_value_that_came_everywhere_is_described_in_one_line() throws Exception {
    Report report = Report.of(directory, "simulate", "3c", "--seed", "3");
    long value = 40;
    List<JsonNode> with =
        report.messages().stream()
            .filter(message -> message.get("body").get("type").asString().equals("broadcast"))
            .filter(message -> message.get("body").get("message").asLong() == value)
            .toList();
    long lost = with.stream().filter(message -> message.has("lost")).count();
    try (Browser page = Browser.open(report.page())) {
      page.select("type-value", value);
      assertThat(page.texts("#diagram .panel .spread").get(0))
          .contains("5 of 5 nodes had it")
          .contains(with.size() + " messages carried it: 4 brought it to a node first")
          .containsPattern("and " + lost + " (was|were) lost");
      assertThat(page.count("#diagram line.had")).isEqualTo(5);
      page.select("type-value", 123456789);
      assertThat(page.texts("#diagram .panel").get(0)).contains("No client broadcast 123456789");
      assertThat(page.count("#diagram .message")).isZero();
      assertThat(page.complaints()).isEmpty();
    }
  }

  private static List<Object> ids(Browser page) {
    return page.all("#diagram .message").stream()
        .map(element -> (Object) element.getDomAttribute("data-message"))
        .toList();
  }

  /** Presses the button of the diagram whose label begins so. */
  private static void press(Browser page, String label) {
    page.run("document.querySelector(`#diagram [aria-label^='${arguments[0]}']`).click()", label);
  }

  private static List<Double> window(Browser page) {
    return Stream.of("time-from", "time-to")
        .map(id -> page.run("return document.getElementById(arguments[0]).value", id))
        .map(text -> Double.parseDouble((String) text))
        .toList();
  }
}
