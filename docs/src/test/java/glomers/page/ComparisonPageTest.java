package glomers.page;

import static org.assertj.core.api.Assertions.assertThat;

import glomers.docs.CommandRun;
import java.math.RoundingMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

@Tag("any-jdk")
class ComparisonPageTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  private static final List<String> PROGRAMS = List.of("3a", "3b", "3c flood", "3c origin");

  private static final Path HOME = Path.of("..").toAbsolutePath().normalize();

  private static final Path SINGLE =
      HOME.resolve("part-3a/src/main/java/glomers/part3a/SingleNodeBroadcast.java");
  private static final Path MULTI =
      HOME.resolve("part-3b/src/main/java/glomers/part3b/MultiNodeBroadcast.java");

  @TempDir private Path directory;

  @Test
  void verdicts_costs_sources_and_journeys_of_all_challenges_are_those_of_the_runs()
      throws Exception {
    List<JsonNode> rows = compare("--json");
    assertThat(rows).hasSize(16);
    try (Browser page = Browser.open(page())) {
      assertThat(page.texts(".scoreboard thead th")).isEqualTo(PROGRAMS);
      assertVerdicts(page, rows);
      assertCosts(page, rows);
      assertSources(page);
      assertJourneys(page);
      for (int width : List.of(400, 2000)) {
        page.size(width, 900);
        assertThat((boolean) page.run("return document.body.scrollWidth <= window.innerWidth"))
            .as("nothing sticks out at " + width)
            .isTrue();
      }
      assertThat(page.complaints()).isEmpty();
    }
  }

  private static void assertVerdicts(Browser page, List<JsonNode> rows) {
    List<String> cells = page.texts(".scoreboard td[class]");
    assertThat(cells).hasSameSizeAs(rows);
    for (int i = 0; i < rows.size(); i++) {
      JsonNode results = rows.get(i).get("results");
      boolean valid = results.get("valid?").asBoolean();
      int lost = results.at("/workload/lost-count").asInt();
      int values = results.at("/workload/attempt-count").asInt();
      String targets = results.has("targets") ? results.at("/targets/status").asString() : "";
      assertThat(cells.get(i))
          .isEqualTo(
              (valid ? "Valid" : "Invalid")
                  + (lost == 0 ? "" : "lost " + lost + " of " + values + " values")
                  + (targets.isEmpty() ? "" : "targets " + targets));
    }
    List<String> whys =
        rows.stream()
            .filter(row -> !row.get("why").asString().isEmpty())
            .map(row -> row.get("node").asString() + ": " + row.get("why").asString())
            .toList();
    assertThat(whys).isNotEmpty();
    assertThat(page.texts(".whys li")).containsAll(whys);
    assertThat(page.texts("#scenario-3d .whys li"))
        .contains(
            "3c flood: targets missed: 560.8 messages an operation, and the target is under 30");
  }

  private static void assertCosts(Browser page, List<JsonNode> rows) {
    List<JsonNode> inC = rows.subList(8, 12);
    String block = "#scenario-3c [data-cost='%s'] .number";
    assertThat(page.texts(block.formatted("msgs-per-op")))
        .isEqualTo(
            inC.stream()
                .map(row -> row.at("/results/net/servers/msgs-per-op").decimalValue())
                .map(number -> number.setScale(1, RoundingMode.HALF_UP).toPlainString())
                .toList());
    assertThat(page.texts(block.formatted("msgs-per-value")))
        .isEqualTo(inC.stream().map(ComparisonPageTest::messagesPerValue).toList());
    assertThat(page.texts(block.formatted("all")))
        .isEqualTo(
            inC.stream().map(row -> grouped(row, "/results/workload/stable-latencies/1")).toList());
    assertThat(page.texts(block.formatted("retries")))
        .isEqualTo(inC.stream().map(row -> grouped(row, "/retries")).toList());
    assertThat(page.texts(block.formatted("quiet")))
        .isEqualTo(inC.stream().map(row -> grouped(row, "/results/quiet/quiet-after-ms")).toList());
    // 3c flood has the longest bar, and the bar of 3c origin is as much shorter as its number.
    List<Double> widths =
        page.all("#scenario-3c [data-cost='msgs-per-op'] .fill").stream()
            .map(bar -> (double) bar.getSize().getWidth())
            .toList();
    double share =
        inC.get(3).at("/results/net/servers/msgs-per-op").asDouble()
            / inC.get(2).at("/results/net/servers/msgs-per-op").asDouble();
    assertThat(widths.get(3) / widths.get(2)).isBetween(share - 0.03, share + 0.03);
    assertThat(page.texts("#scenario-3c .most"))
        .singleElement()
        .asString()
        .startsWith("3c flood sends most messages: " + messagesPerValue(inC.get(2)) + " a value");
  }

  private static String messagesPerValue(JsonNode row) {
    double sent = row.at("/results/net/servers/send-count").asDouble();
    return String.format(
        Locale.ROOT, "%.1f", sent / row.at("/results/workload/attempt-count").asDouble());
  }

  private static String grouped(JsonNode row, String path) {
    return String.format(Locale.ROOT, "%,d", row.at(path).asLong());
  }

  private static void assertSources(Browser page) throws Exception {
    String column = "#logic article:nth-of-type(%d) ";
    List<String> before = Files.readAllLines(SINGLE);
    List<String> after = Files.readAllLines(MULTI);
    String second = column.formatted(2);
    assertThat(page.texts(column.formatted(1) + ".text")).isEqualTo(before);
    assertThat(page.texts(second + ".line:not(del) .text")).isEqualTo(after);
    assertThat(page.texts(second + ".line:not(ins) .text")).isEqualTo(before);
    assertThat(page.texts(second + "ins .text"))
        .isNotEmpty()
        .contains("    if (!node.peers().contains(request.src())) {");
    assertThat(page.texts(second + "ins .sign")).containsOnly("+");
    assertThat(page.texts(second + "del .sign")).isNotEmpty().containsOnly("−");
    assertThat(page.texts(column.formatted(4) + "p").get(0))
        .isEqualTo("The same source as 3c flood, started with --relay origin.");
    String imports = "return document.querySelector('#logic .aside').clientHeight > 0";
    assertThat((boolean) page.run(imports)).isFalse();
    page.one("#logic .controls button").click();
    assertThat((boolean) page.run(imports)).isTrue();
  }

  private void assertJourneys(Browser page) throws Exception {
    assertThat(page.one("#pick-scenario").getDomProperty("value")).isEqualTo("3c");
    long value = Long.parseLong(page.one("#pick-value").getDomProperty("value"));
    List<String[]> commands =
        List.of(
            new String[] {"3a"},
            new String[] {"3b"},
            new String[] {"3c", "--", "--relay", "flood"},
            new String[] {"3c", "--", "--relay", "origin"});
    for (int i = 0; i < PROGRAMS.size(); i++) {
      String[] command = commands.get(i);
      List<String> words = new ArrayList<>(List.of("simulate", command[0], "--challenge", "3c"));
      words.addAll(List.of("--seed", "1", "--no-report"));
      Path own = Files.createDirectory(directory.resolve("run-" + i));
      words.addAll(List.of("--store", own.resolve("store").toString()));
      words.addAll(Arrays.asList(command).subList(1, command.length));
      CommandRun.of(own, words.toArray(String[]::new));
      List<JsonNode> messages = messagesWith(own.resolve("store/latest/messages.jsonl"), value);
      String column = "#journeys article[data-program='" + PROGRAMS.get(i) + "'] ";
      assertThat(page.all(column + ".message"))
          .extracting(message -> Long.parseLong(message.getDomAttribute("data-message")))
          .as(PROGRAMS.get(i))
          .containsExactlyInAnyOrderElementsOf(
              messages.stream().map(message -> message.get("id").asLong()).toList());
      assertThat(page.count(column + ".cross"))
          .isEqualTo((int) messages.stream().filter(message -> message.has("lost")).count());
    }
    List<String> partings = page.texts("#parting li");
    assertThat(partings).hasSize(3);
    assertThat(partings.get(1))
        .isEqualTo(
            "3b and 3c flood begin alike: n2 sends it to n0, n1, n3 and n4 at 0.520 s; partition 1"
                + " stops all 4. They part at 1.020 s: 3c flood sends it again from n2 to n0, n1, n3"
                + " and n4, and 3b does not. In 3b, n0, n1, n3 and n4 never have it; in 3c flood,"
                + " all nodes have it at 2.520 s.");
    // All columns have the same place for the same time.
    assertThat(
            IntStream.range(0, PROGRAMS.size())
                .mapToObj(
                    i ->
                        page.run(
                            "return [...document.querySelectorAll('#journeys article')["
                                + i
                                + "].querySelectorAll('.time')].find((time) => time.textContent"
                                + " === '0.520 s').getAttribute('y')")))
        .hasSize(4)
        .allMatch(
            place -> place.equals(page.one("#journeys .time:nth-of-type(2)").getDomAttribute("y")));
    page.select("pick-scenario", "3b");
    assertThat(page.texts("#parting li").get(1)).contains("3b and 3c flood begin alike");
  }

  private static List<JsonNode> messagesWith(Path file, long value) throws Exception {
    try (Stream<String> lines = Files.lines(file)) {
      return lines
          .map(JSON::readTree)
          .filter(line -> line.get("src").asString().startsWith("n"))
          .filter(line -> line.get("dest").asString().startsWith("n"))
          .filter(line -> line.at("/body/message").asLong(-1) == value)
          .toList();
    }
  }

  @Test
  void with_one_scenario_the_page_has_that_one_and_the_same_bytes_each_time() throws Exception {
    String[] command = {"--nemesis", "partition", "--time-limit", "5", "--seed", "3"};
    CommandRun first = run(command);
    Path page = page();
    assertThat(first.output()).contains("The page is store/comparison/2");
    byte[] bytes = Files.readAllBytes(page);
    run(command);
    assertThat(page()).isNotEqualTo(page).hasBinaryContent(bytes);
    assertThat(directory.resolve("store/latest")).doesNotExist();
    try (Browser opened = Browser.open(page)) {
      assertThat(opened.texts(".scoreboard tbody th")).containsExactly("as the flags say");
      assertThat(opened.texts(".repeat code"))
          .containsExactly("./glomers compare --nemesis partition --time-limit 5 --seed 3");
      assertThat(opened.count("#costs article")).isEqualTo(1);
      assertThat(opened.complaints()).isEmpty();
    }
  }

  @Test
  void programs_part_where_a_message_of_one_has_no_match_or_another_fate_in_the_other()
      throws Exception {
    run("--node-count", "2", "--time-limit", "1");
    try (Browser page = Browser.open(page())) {
      page.runAsync(
          """
          const { part, sends } = await import("glomers/parting");
          const check = (ok, what) => { if (!ok) throw new Error(what); };
          const message = (src, dest, nth, sent, lostBy = null) => ({ src, dest, nth, sent, arrived: sent + 1, lostBy });
          const same = part([message(0, 1, 1, 5)], [message(0, 1, 1, 7)]);
          check(same.first === null && same.alike.length === 1, "another time is no difference");
          const more = part([message(0, 1, 1, 5)], [message(0, 1, 1, 5), message(0, 1, 2, 9)]);
          check(more.first.in === 1 && more.first.message.sent === 9 && more.alike.length === 1, "one more");
          const later = part([message(0, 1, 1, 5)], [message(0, 1, 1, 900_000)]);
          check(later.first.in === 0 && later.first.other.sent === 900_000, "much later");
          const fate = part([message(0, 1, 1, 5, "partition 1"), message(0, 2, 1, 6)], [message(0, 1, 1, 5)]);
          check(fate.first.message.sent === 5 && fate.first.other.lostBy === null && fate.alike.length === 0, "fate");
          const copies = { id: (i) => [4, 4, 7][i], src: () => 0, dest: () => 1, sent: (i) => [1, 1, 2][i], arrived: () => 3,
            lostBy: (i) => (i === 0 ? "loss 1" : null), isDelivered: (i) => i > 0, of: () => [0, 1, 2] };
          const sent = sends({ messages: copies }, 1);
          check(sent.length === 2 && sent[0].lostBy === null && sent[1].nth === 2, "of two copies, the one that arrived counts");
          """);
    }
  }

  @Test
  void a_program_of_the_user_has_a_column_with_its_source() throws Exception {
    Path own =
        Files.createDirectories(directory.resolve("mine/src/main/java")).resolve("Mine.java");
    Files.writeString(own, Files.readString(MULTI).replace("MultiNodeBroadcast", "Mine"));
    Path node = directory.resolve("mine/node");
    String script = "#!/bin/sh\nexec '" + HOME.resolve("part-3b/node") + "' \"$@\"\n";
    Files.writeString(node, script);
    assertThat(node.toFile().setExecutable(true)).isTrue();
    CommandRun run =
        run("--bin", node.toString(), "--node-count", "2", "--time-limit", "0.5", "--rate", "20");
    try (Browser page = Browser.open(page())) {
      assertThat(page.texts(".scoreboard thead th")).as(run.output()).hasSize(5).contains("mine");
      assertThat(page.texts("#logic article:nth-of-type(5) .line:not(del) .text"))
          .isEqualTo(Files.readAllLines(own));
      assertThat(page.texts("#parting li")).hasSize(4).last().asString().contains("mine");
      assertThat(page.complaints()).isEmpty();
    }
  }

  @Test
  void without_a_report_nothing_is_stored() throws Exception {
    CommandRun run = run("--no-report", "--time-limit", "1", "--node-count", "2");
    assertThat(run.output()).contains("The verdict is on all rows").doesNotContain("The page");
    assertThat(directory.resolve("store")).doesNotExist();
  }

  private List<JsonNode> compare(String... arguments) throws Exception {
    return JSON.readTree(run(arguments).output()).valueStream().toList();
  }

  private CommandRun run(String... arguments) throws Exception {
    List<String> words = new ArrayList<>(List.of("compare"));
    words.addAll(List.of(arguments));
    return CommandRun.of(directory, words.toArray(String[]::new));
  }

  private Path page() throws Exception {
    return directory.resolve("store/comparison/latest").toRealPath().resolve("comparison.html");
  }
}
