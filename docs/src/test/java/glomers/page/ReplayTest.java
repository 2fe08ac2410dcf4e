package glomers.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.list;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** The section "Replay" of the page of a run. */
@Tag("any-jdk")
class ReplayTest {
  @TempDir private Path directory;

  @Test
  void stepping_through_a_lost_value_shows_each_message_that_was_lost_and_who_has_it_in_the_end()
      throws Exception {
    Report report = Report.of(directory, "simulate", "3b", "--nemesis", "partition", "--seed", "7");
    try (Browser page = Browser.open(report.page())) {
      page.one("#why details[open] button").click(); // follow value 0
      Set<String> crosses = new TreeSet<>();
      List<String> words = new ArrayList<>();
      String before;
      do {
        before = clockAndWords(page);
        press(page, "ArrowRight");
        words.add(clockAndWords(page));
        page.all("#replay .moving .cross").forEach(cross -> crosses.add(cross.getText()));
      } while (!words.get(words.size() - 1).equals(before));

      List<JsonNode> ofValue =
          report.messages().stream().filter(message -> carries(message, 0)).toList();
      assertThat(ofValue.stream().filter(ReplayTest::isLost).count()).isEqualTo(2);
      assertThat(words).filteredOn(said -> said.contains("is lost")).hasSize(2);
      assertThat(crosses).containsExactly("0");
      assertThat(counter(page, "lost")).isEqualTo("2");
      assertThat(counter(page, "delivered")).isEqualTo("2");
      Set<String> have = new TreeSet<>(List.of("n4")); // a client told it
      ofValue.stream()
          .filter(message -> !isLost(message))
          .forEach(message -> have.add(message.get("dest").asString()));
      assertThat(page.texts("#replay .node.has .name")).containsExactlyElementsOf(have);
      assertThat(words)
          .contains("0.179 s: n4 sends broadcast with 0 to n0, n1, n2 and n3.")
          .contains("0.179 s: n0 receives broadcast with 0 from n4: 0 is new to it.")
          .contains("0.179 s: partition 1 stops broadcast with 0 from n4 to n1: it is lost.");

      press(page, "Home");
      assertThat(page.count("#replay .node.has")).isZero();
      assertThat(counter(page, "lost")).isEqualTo("0");
      assertThat(page.complaints()).isEmpty();
    }
  }

  @Test
  void at_each_time_the_replay_shows_what_the_records_say() throws Exception {
    Report report =
        Report.of(
            directory,
            "simulate",
            "3c",
            "--nemesis",
            "partition,one-way,loss,duplicate,slow,pause",
            "--seed",
            "3");
    try (Browser page = Browser.open(report.page())) {
      List<JsonNode> messages = report.messages();
      Set<List<String>> cuts = new HashSet<>();
      for (long time : List.of(1L, 3_000_000L, 10_700_000L, 15_000_000L, 19_500_000L)) {
        drag(page, time);
        List<String> shown = page.texts("#replay .counts dd");
        assertThat(shown.get(1).replace("\u202f", "").replaceAll(" .*", ""))
            .as("in flight at %d µs", time)
            .isEqualTo(String.valueOf(inFlight(messages, time)));
        assertThat(shown.get(3).replace("\u202f", ""))
            .as("lost by %d µs", time)
            .isEqualTo(String.valueOf(lostBy(messages, time)));
        assertThat(linksThatAreDrawnAsCut(page))
            .as("cut at %d µs", time)
            .isEqualTo(strings(page.run(OF_FAULTS + "links.map((l) => l.join('-')))", time)));
        assertThat(page.texts("#replay .node.paused .name"))
            .as("paused at %d µs", time)
            .containsExactlyInAnyOrderElementsOf(
                strings(page.run(OF_FAULTS + "paused.map((n) => data.nodes[n]))", time)));
        cuts.add(List.copyOf(linksThatAreDrawnAsCut(page)));
      }
      assertThat(cuts).as("different sets of cut links").hasSizeGreaterThan(2);

      press(page, "End");
      assertThat(page.texts("#replay .node .count"))
          .isEqualTo(
              page.run(
                  "const data = JSON.parse(document.getElementById('data').textContent);"
                      + "return data.values.had.map("
                      + "(times) => String(times.filter((time) => time >= 0).length));"));
      assertThat(counter(page, "lost").replace("\u202f", ""))
          .isEqualTo(String.valueOf(messages.stream().filter(ReplayTest::isLost).count()));
      assertThat(page.count("#replay .moving .message"))
          .isEqualTo((int) inFlight(messages, Long.MAX_VALUE / 1000));
      assertThat(page.complaints()).isEmpty();
    }
  }

  @Test
  void events_are_in_an_order_in_which_one_can_have_led_to_the_next_and_time_goes_back_as_it_came()
      throws Exception {
    Report report = Report.of(directory, "simulate", "3c", "--seed", "1");
    try (Browser page = Browser.open(report.page())) {
      assertThat(
              page.run(
                  LOGIC
                      + """
                      const broken = [];
                      const sent = new Set();
                      const state = () => JSON.stringify([[...cursor.inFlight].sort(), [...cursor.faults],
                          cursor.delivered, cursor.lost, cursor.broadcast, [...cursor.has]]);
                      const cursor = new Cursor(events);
                      const states = [state()];
                      const knows = run.nodes.map(() => new Set());
                      for (let k = 0; k < events.count; k++) {
                        if (k > 0 && events.time[k] < events.time[k - 1]) broken.push(`time ${k}`);
                        if (k > 0 && clock.shown[k] < clock.shown[k - 1]) broken.push(`clock ${k}`);
                        const i = events.ref[k];
                        if (events.kind[k] === KIND.SEND) {
                          sent.add(i);
                          const src = run.messages.src(i);
                          if (!run.messages.values(i).every((value) => knows[src].has(value))) broken.push(`sent ${k}`);
                        } else if (events.kind[k] === KIND.ARRIVE) {
                          if (!sent.has(i)) broken.push(`arrives ${k}`);
                          if (clock.arrives[i] - clock.sent[i] < 699.999) broken.push(`flight ${k}`);
                        }
                        for (let g = events.firstGain[k]; g < events.firstGain[k + 1]; g++) {
                          knows[events.gainNode[g]].add(events.gainValue[g]);
                        }
                        cursor.moveTo(k + 1);
                        if (k < 500) states.push(state());
                      }
                      for (let k = events.count; k > 0; ) {
                        cursor.moveTo(--k);
                        if (k <= 500 && state() !== states[k]) broken.push(`back ${k}`);
                      }
                      return [sent.size, broken.slice(0, 10)];
                      })();
                      """))
          .isEqualTo(List.of((long) report.messages().size(), List.of()));
      assertThat(page.complaints()).isEmpty();
    }
  }

  @Test
  void a_message_that_takes_no_time_is_seen_on_its_way_and_space_stops_it() throws Exception {
    Report report = Report.of(directory, "simulate", "3b", "--seed", "1", "--time-limit", "2");
    try (Browser page = Browser.open(report.page())) {
      press(page, " ");
      assertThat(page.texts("#replay .play")).containsExactly("Pause");
      page.waitUntil(
          "const dot = document.querySelector('#replay .moving .message');"
              + "const at = dot?.getAttribute('transform');"
              + "const moved = dot && window.last && dot === window.last[0] && at !== window.last[1];"
              + "window.last = dot && [dot, at]; return moved;");
      press(page, " ");
      assertThat(page.texts("#replay .play")).containsExactly("Play");
      List<String> stopped = page.texts("#replay .clock");
      String dots =
          "return [...document.querySelectorAll('#replay .moving .message')].map((dot) => dot.outerHTML).join()";
      Object where = page.run(dots);
      page.run(
          "return new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))");
      assertThat(page.run(dots)).isEqualTo(where);
      assertThat(page.texts("#replay .clock")).isEqualTo(stopped);
      assertThat(page.complaints()).isEmpty();
    }
  }

  @Test
  void a_reader_who_wants_less_motion_can_step_only() throws Exception {
    Report report = Report.of(directory, "simulate", "3b", "--seed", "1", "--time-limit", "2");
    try (Browser page = Browser.open(report.page())) {
      press(page, " ");
      page.reduceMotion();
      page.waitUntil("return document.querySelector('#replay .play').disabled");
      assertThat(page.texts("#replay .play")).containsExactly("Play");
      press(page, " ");
      assertThat(page.texts("#replay .play")).containsExactly("Play");
      String before = clockAndWords(page);
      press(page, "ArrowRight");
      assertThat(clockAndWords(page)).isNotEqualTo(before);
    }
  }

  @Test
  void a_chosen_stretch_of_time_is_where_the_replay_begins_and_ends() throws Exception {
    Report report = Report.of(directory, "simulate", "3c", "--seed", "1");
    try (Browser page = Browser.open(report.page())) {
      page.one("#timeline .faults summary").click();
      page.all("#timeline .faults button").get(1).click(); // with room on both sides
      JsonNode fault = report.results().get("nemesis").get("faults").get(1);
      long begin = micros(fault, "begin");
      assertThat(page.texts("#replay .now")).containsExactly("Nothing has happened yet.");
      assertThat(time(page)).isBetween(begin - 2_000_000, begin - 200_000);
      press(page, "ArrowLeft");
      assertThat(page.texts("#replay .now")).containsExactly("Nothing has happened yet.");
      press(page, "ArrowRight");
      assertThat(time(page)).isBetween(begin - 2_000_000, begin);
      press(page, "End");
      assertThat(time(page)).isBetween(micros(fault, "end") + 200_000, 21_700_000L);
      String last = page.texts("#replay .now").get(0);
      press(page, "ArrowRight");
      assertThat(page.texts("#replay .now")).containsExactly(last);
      press(page, "Home");
      assertThat(page.texts("#replay .now")).containsExactly("Nothing has happened yet.");
      assertThat(page.complaints()).isEmpty();
    }
  }

  @Test
  void a_node_has_a_value_when_the_records_say_so_even_if_no_message_tells_how() throws Exception {
    Report report = Report.of(directory, "simulate", "3b", "--seed", "1", "--time-limit", "2");
    try (Browser page = Browser.open(report.page())) {
      assertThat(
              page.run(
                  """
                  return Promise.all(["run", "replay-events", "replay-cursor"].map((name) => import("glomers/" + name))).then(
                    ([{ Run }, { Events }, { Cursor }]) => {
                      const run = new Run({
                        nodes: ["n0", "n1"], faults: [], topology: [], workloadEnd: 100,
                        operations: { node: [0], read: [0], value: [7], begin: [10], took: [5], outcome: [0], outcomes: ["ok"], total: 1 },
                        values: { value: [7], fate: [0], known: [15], latency: [0], total: 1, had: [[10], [70]] },
                        messages: { id: [0, 1], src: [0, 1], dest: [1, 0], sent: [10, 80], took: [30, 5], lostBy: [-1, -1],
                          template: [0, 0], causes: [], templates: ['{"type":"t"}'], numbers: [], values: [7], valueCount: [1, 0], total: 2 },
                      });
                      const events = new Events(run);
                      const cursor = new Cursor(events);
                      return [9, 10, 69, 80].map((time) => {
                        cursor.moveTo(events.after(time));
                        return [...cursor.has].join();
                      });
                    });
                  """))
          .isEqualTo(List.of("0,0", "1,0", "1,0", "1,1"));
    }
  }

  @Test
  void of_very_many_messages_in_flight_some_are_drawn_and_the_replay_says_how_many()
      throws Exception {
    Report report = Report.of(directory, "simulate", "3b", "--seed", "1", "--time-limit", "2");
    try (Browser page = Browser.open(report.page())) {
      assertThat(
              page.run(
                  """
                  return Promise.all(["run", "selection", "replay"].map((name) => import("glomers/" + name))).then(
                    ([{ Run }, { Selection }, { replay }]) => {
                      const nodes = ["n0", "n1", "n2"];
                      const none = { node: [], read: [], value: [], begin: [], took: [], outcome: [], outcomes: [], total: 0 };
                      const all = d3.range(100000);
                      const column = (make) => all.map(make);
                      const run = new Run({
                        nodes, faults: [], operations: none, workloadEnd: 1000000, topology: [],
                        values: { value: [], fate: [], known: [], latency: [], total: 0 },
                        messages: { id: all, src: column((i) => i % 3), dest: column((i) => (i + 1) % 3), sent: all,
                          took: column(() => 20000), lostBy: column(() => -1), template: column(() => 0), causes: [],
                          templates: ['{"type":"t"}'], numbers: [], values: [], valueCount: column(() => 0), total: 200000 },
                      });
                      const section = replay(run, new Selection(run.end));
                      section.querySelector("[type=range]").value = 50000;
                      section.querySelector("[type=range]").dispatchEvent(new Event("input"));
                      return [section.querySelectorAll(".moving .message").length,
                        section.querySelector("[data-count='messages in flight']").textContent,
                        section.querySelector(".note").textContent];
                    });
                  """))
          .asInstanceOf(list(Object.class))
          .satisfies(
              shown -> {
                assertThat((Long) shown.get(0)).isBetween(50L, 200L);
                assertThat(shown.get(1)).isEqualTo("20\u202f000 (" + shown.get(0) + " drawn)");
                assertThat((String) shown.get(2))
                    .contains("The page has 100\u202f000 of 200\u202f000 messages");
              });
      assertThat(page.complaints()).isEmpty();
    }
  }

  @Test
  void nodes_stand_as_the_topology_suggests() throws Exception {
    Report report = Report.of(directory, "simulate", "3b", "--seed", "1", "--time-limit", "2");
    try (Browser page = Browser.open(report.page())) {
      assertThat(page.count("#replay .links line")).isEqualTo(5); // n0 n1 n2, and below n3 n4
      page.run(
          "const select = document.querySelector('#replay select.layout');"
              + "select.value = 'topology'; select.dispatchEvent(new Event('change'));");
      assertThat(
              page.run(
                  "const at = [...document.querySelectorAll('#replay .node')]"
                      + ".map((node) => node.getAttribute('transform').match(/[\\d.]+/g).map(Number));"
                      + "return [at[0][1] === at[1][1] && at[1][1] === at[2][1], at[3][1] === at[4][1],"
                      + "at[0][1] < at[3][1], at[0][0] === at[3][0], at[1][0] === at[4][0], at[1][0] < at[2][0]]"))
          .isEqualTo(List.of(true, true, true, true, true, true));
      assertThat(
              page.run(
                  """
                  return import("glomers/replay-layout").then(({ inTopology }) => [
                    inTopology([..."abcde"], [[0, 1], [0, 2], [1, 3], [1, 4]]).map(([x, y]) => y),
                    inTopology([..."abcd"], [[0, 1], [1, 2], [2, 3]]).map(([x]) => x.toFixed(2)),
                    inTopology([..."abcd"], [[0, 1], [0, 2], [0, 3], [1, 2], [1, 3], [2, 3]]),
                  ]);
                  """))
          .asString()
          .isEqualTo("[[0, 0.5, 0.5, 1, 1], [0.00, 0.33, 0.67, 1.00], null]");
    }
  }

  private static final String OF_FAULTS =
      "const data = JSON.parse(document.getElementById('data').textContent);"
          + "const now = arguments[0];"
          + "return data.faults.filter((f) => f.begin <= now && (f.end < 0 || now < f.end)).flatMap((f) => f.";

  private static final String LOGIC =
      """
      return (async () => {
      const names = ["run", "replay-events", "replay-cursor", "replay-clock"];
      const [{ Run }, { Events, KIND }, { Cursor }, { Clock }] =
          await Promise.all(names.map((name) => import("glomers/" + name)));
      const run = Run.ofPage();
      const events = new Events(run);
      const clock = new Clock(events, true);
      """;

  private static void press(Browser page, String key) {
    page.run(
        "document.querySelector('.replay')"
            + ".dispatchEvent(new KeyboardEvent('keydown', {key: arguments[0], bubbles: true}))",
        key);
  }

  private static void drag(Browser page, long micros) {
    page.run(
        "const slider = document.querySelector('#replay input[type=range]');"
            + "slider.value = arguments[0]; slider.dispatchEvent(new Event('input'));",
        micros);
  }

  /** The time that is shown, in microseconds. */
  private static long time(Browser page) {
    String shown = page.texts("#replay .clock").get(0);
    return Math.round(Double.parseDouble(shown.replace(" s", "")) * 1e6);
  }

  private static String clockAndWords(Browser page) {
    return page.texts("#replay .clock").get(0) + ": " + page.texts("#replay .now").get(0);
  }

  private static String counter(Browser page, String name) {
    return page.texts("#replay [data-count='" + name + "']").get(0);
  }

  /** Each direction of the links that are drawn as cut. */
  private static List<String> linksThatAreDrawnAsCut(Browser page) {
    return strings(
        page.run(
            "return [...document.querySelectorAll('#replay .cuts .cut')].flatMap((cut) => {"
                + "const [a, b] = cut.dataset.link.split('-');"
                + "return cut.classList.contains('both') ? [a + '-' + b, b + '-' + a] : [a + '-' + b]; })"));
  }

  /** Strings, sorted, each once. */
  private static List<String> strings(Object list) {
    return ((List<?>) list).stream().map(String::valueOf).distinct().sorted().toList();
  }

  private static boolean isLost(JsonNode message) {
    return message.has("lost");
  }

  private static boolean carries(JsonNode message, int value) {
    JsonNode said = message.get("body").get("message");
    return said != null && said.asInt() == value;
  }

  private static long inFlight(List<JsonNode> messages, long micros) {
    return messages.stream()
        .filter(message -> micros(message, "sent") <= micros && micros < end(message))
        .count();
  }

  private static long lostBy(List<JsonNode> messages, long micros) {
    return messages.stream().filter(ReplayTest::isLost).filter(lost -> end(lost) <= micros).count();
  }

  private static long end(JsonNode message) {
    return isLost(message)
        ? micros(message, "lost")
        : message.has("received") ? micros(message, "received") : Long.MAX_VALUE;
  }

  private static long micros(JsonNode message, String name) {
    return message.get(name).asLong() / 1000;
  }
}
