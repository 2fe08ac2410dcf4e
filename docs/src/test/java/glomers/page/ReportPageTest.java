package glomers.page;

import static org.assertj.core.api.Assertions.assertThat;

import glomers.docs.CommandRun;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

@Tag("any-jdk")
class ReportPageTest {
  private static final Pattern NUMBER = Pattern.compile("\\d+\\.\\d+");

  /** As Maelstrom writes it: a partition begins with two entries of its nemesis. */
  private static final String HISTORY =
      """
      {:type :invoke, :f :broadcast, :value 3, :time 1000000, :process 0, :index 0}
      {:type :ok, :f :broadcast, :value 3, :time 2000000, :process 0, :index 1}
      {:type :info, :f :start-partition, :value :one, :time 3000000, :process :nemesis, :index 2}
      {:type :info, :f :start-partition, :value [:isolated {"n0" #{"n1"}}], :time 3500000, :process :nemesis, :index 3}
      {:type :invoke, :f :broadcast, :value 4, :time 4000000, :process 0, :index 4}
      {:type :ok, :f :broadcast, :value 4, :time 5000000, :process 0, :index 5}
      {:type :info, :f :stop-partition, :value nil, :time 6000000, :process :nemesis, :index 6}
      {:type :info, :f :stop-partition, :value :network-healed, :time 6500000, :process :nemesis, :index 7}
      {:type :invoke, :f :read, :value nil, :time 7000000, :process 0, :index 8}
      {:type :ok, :f :read, :value [3 4], :time 8000000, :process 0, :index 9}
      {:type :invoke, :f :read, :value nil, :time 9000000, :process 1, :index 10}
      {:type :ok, :f :read, :value [3], :time 10000000, :process 1, :index 11}
      """;

  /** Sends messages whose type and values look like markup. */
  private static final String HOSTILE =
      """
      #!/usr/bin/env python3
      import json, sys
      me, others, values, ids = "", [], [], 0
      def send(dest, body):
          global ids
          ids += 1
          print(json.dumps({"src": me, "dest": dest, "body": {**body, "msg_id": ids}}), flush=True)
      for line in sys.stdin:
          message = json.loads(line)
          body, src = message["body"], message["src"]
          print("<img src=x onerror=alert(2)>", file=sys.stderr, flush=True)
          if body["type"] == "init":
              me = body["node_id"]
              others = [node for node in body["node_ids"] if node != me]
          if body["type"] == "broadcast":
              values.append(body["message"])
              for other in others:
                  send(other, {"type": "<script>alert(1)</script>", "messages": values, "</script>": "<b>"})
          if body["type"] == "<script>alert(1)</script>":
              values = sorted(set(values + body["messages"]))
          elif "in_reply_to" not in body:
              reply = {"type": body["type"] + "_ok", "in_reply_to": body["msg_id"]}
              send(src, {**reply, "messages": values} if body["type"] == "read" else reply)
      """;

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
      assertThat(page.texts("#why > p"))
          .containsExactly("5 more lost values can be followed in the diagram.");
      assertThat(results.at("/workload/lost-count").asInt() - 5)
          .isEqualTo(results.get("explanations").size());
      assertThat(page.texts(".lines dd").get(7)).isEqualTo(everywhere(report));
      assertThat(page.count("#knowledge rect.band"))
          .isEqualTo(results.get("nemesis").get("faults").size());
      assertThat(page.complaints()).isEmpty();
    }
  }

  @Test
  void the_page_of_a_passing_run_has_a_mark_for_each_operation_and_value() throws Exception {
    Report report = Report.of(directory, "simulate", "3c", "--seed", "1");
    JsonNode results = report.results();
    try (Browser page = Browser.open(report.page())) {
      assertThat(page.texts(".verdict .badge")).containsExactly("Valid");
      assertThat(page.count("#findings")).isZero();
      assertThat(marks(page, "#operation-latency path.dots"))
          .isEqualTo(results.at("/stats/count").asInt());
      assertThat(marks(page, "#stable-latency path.dots"))
          .isEqualTo(results.at("/workload/stable-count").asInt());
      long sent =
          Stream.of("first", "retry", "reply").mapToLong(kind -> inLegend(page, kind)).sum();
      assertThat(sent).isEqualTo(results.at("/net/servers/send-count").asLong());
      assertThat(inLegend(page, "lost-count"))
          .isEqualTo(report.messages().stream().filter(message -> message.has("lost")).count());
      page.one(".repeat button.copy").click();
      page.waitUntil(
          "return document.querySelector('.repeat button.copy').textContent === 'Copied'");
      assertThat(page.complaints()).isEmpty();
    }
  }

  @Test
  void a_run_with_every_fault_has_a_band_for_each_and_each_can_be_chosen() throws Exception {
    List<String> kinds = List.of("partition", "one-way", "loss", "duplicate", "slow", "pause");
    Report report =
        Report.of(
            directory,
            List.of("simulate", "3c", "--nemesis", String.join(",", kinds), "--seed", "3")
                .toArray(String[]::new));
    List<JsonNode> faults = report.results().at("/nemesis/faults").valueStream().toList();
    try (Browser page = Browser.open(report.page())) {
      for (String kind : kinds) {
        long expected =
            faults.stream().filter(fault -> fault.get("fault").asString().equals(kind)).count();
        assertThat(expected).as(kind).isPositive();
        assertThat(page.count("#traffic rect.band." + kind)).as(kind).isEqualTo((int) expected);
      }
      page.run("document.querySelector('.faults').open = true");
      page.all(".faults button").get(0).click();
      double begin = faults.get(0).get("begin").asLong() / 1e9;
      double end = faults.get(0).get("end").asLong() / 1e9;
      List<Double> shown =
          NUMBER
              .matcher(page.texts("output.window").get(0))
              .results()
              .map(number -> Double.valueOf(number.group()))
              .toList();
      assertThat(shown.get(0)).isLessThanOrEqualTo(begin);
      assertThat(shown.get(1)).isBetween(end, 2 * end + 1);
      assertThat(page.complaints()).isEmpty();
    }
  }

  @Test
  void a_history_of_maelstrom_has_a_page_without_messages() throws Exception {
    Path history = directory.resolve("history.edn");
    Files.writeString(history, HISTORY);
    CommandRun run = Report.run(directory, "analyze", history.toString());
    try (Stream<Path> files = Files.walk(directory.resolve("store"));
        Browser page =
            Browser.open(files.filter(file -> file.endsWith("report.html")).findFirst().get())) {
      assertThat(run.status()).isEqualTo(1);
      assertThat(page.texts(".verdict .badge")).containsExactly("Invalid");
      assertThat(page.texts("#why summary")).containsExactly("Why was 4 lost?");
      assertThat(page.count("#stable-latency rect.band")).isEqualTo(1);
      assertThat(marks(page, "#operation-latency path.dots")).isEqualTo(4);
      assertThat(page.count("#traffic, #knowledge, #diagram svg, #replay svg")).isZero();
      assertThat(page.complaints()).isEmpty();
    }
  }

  @Test
  void a_hundred_thousand_messages_are_drawn_in_part_and_the_page_says_so() throws Exception {
    Report report =
        Report.of(
            directory, "simulate", "3c", "--challenge", "3d", "--time-limit", "2", "--seed", "1");
    long sent = report.results().at("/net/servers/send-count").asLong();
    assertThat(sent).isGreaterThan(100_000);
    assertThat(Files.size(report.page())).isLessThan(10_000_000);
    try (Browser page = Browser.open(report.page())) {
      assertThat(page.count("#diagram .message")).isBetween(1, 400);
      assertThat(String.join(" ", page.texts("#diagram .note, #diagram output, #diagram p")))
          .contains(String.valueOf(sent).replaceAll("\\B(?=(\\d{3})+$)", "\u202f"));
      assertThat(page.complaints()).isEmpty();
    }
  }

  @Test
  void what_a_node_says_stays_text() throws Exception {
    Path node = directory.resolve("<b>node.py");
    Files.writeString(node, HOSTILE);
    Files.setPosixFilePermissions(node, PosixFilePermissions.fromString("rwxr-xr-x"));
    Report report =
        Report.of(
            directory, "test", "--bin", node.toString(), "--node-count", "2", "--time-limit", "1");
    try (Browser page = Browser.open(report.page())) {
      assertThat(page.texts(".verdict").get(0)).contains("<b>node.py");
      assertThat(page.texts("#pick-type option, #diagram option"))
          .contains("<script>alert(1)</script>");
      assertThat(page.count("main script, main b, main img")).isZero();
      assertThat(page.complaints()).isEmpty();
    }
  }

  /** How many values are in the last read of each node. */
  private static String everywhere(Report report) throws Exception {
    Map<Integer, Set<Long>> lastReads = new TreeMap<>(); // by process, of which each node has one
    for (JsonNode operation : report.history()) {
      if (operation.get("type").asString().equals("ok")
          && operation.get("f").asString().equals("read")
          && operation.get("process").isInt()) {
        Set<Long> shown = new TreeSet<>();
        operation.get("value").forEach(value -> shown.add(value.asLong()));
        lastReads.put(operation.get("process").asInt(), shown);
      }
    }
    Set<Long> all = new TreeSet<>();
    lastReads.values().forEach(all::addAll);
    long reached =
        all.stream()
            .filter(value -> lastReads.values().stream().allMatch(shown -> shown.contains(value)))
            .count();
    return reached + " of " + all.size() + " values reached every node";
  }

  /** The number of marks that some paths consist of. */
  private static int marks(Browser page, String selector) {
    return page.all(selector).stream()
        .mapToInt(path -> path.getDomAttribute("d").split("M").length - 1)
        .sum();
  }

  /** The count in an entry of the legend of messages; 0 if there is no such entry. */
  private static long inLegend(Browser page, String kind) {
    return page.texts("#traffic .legend li:has(." + kind + ")").stream()
        .mapToLong(text -> Long.parseLong(text.replaceAll(".*: ", "")))
        .sum();
  }
}
