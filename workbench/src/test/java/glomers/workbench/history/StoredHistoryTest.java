package glomers.workbench.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import glomers.workbench.checker.CheckResult;
import glomers.workbench.history.Operation.Type;
import glomers.workbench.report.Results;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A stored history, in any format, gets the verdict of the real checkers. */
class StoredHistoryTest {
  private static final JsonMapper JSON = new JsonMapper();
  private static final int CASES = 80;

  private static final String READ = "{:type :invoke, :f :read, :value nil, :time 1, :process 0}";

  private final AtomicLong clock = new AtomicLong();

  @TempDir private Path directory;

  /** The formats in which a history is stored. */
  enum Notation {
    JSON_LINES("history.jsonl", lines -> joined(lines, JsonNode::toString)),
    EDN_LINES("history.edn", lines -> joined(lines, StoredHistoryTest::edn)),
    EDN_RECORDS("history.edn", lines -> joined(lines, line -> "#jepsen.history.Op" + edn(line))),
    EDN_WITHOUT_INDEX(
        "history.edn",
        lines -> joined(lines, line -> edn(line).replaceFirst(":index [0-9]+,", ""))),
    ONE_EDN_VECTOR("history.edn", lines -> "[" + joined(lines, StoredHistoryTest::edn) + "]\n"),
    EDN_IN_A_FILE_OF_ANY_NAME("h", lines -> joined(lines, StoredHistoryTest::edn));

    private final String file;
    private final Function<JsonNode, String> writer;

    Notation(String file, Function<JsonNode, String> writer) {
      this.file = file;
      this.writer = writer;
    }
  }

  static Stream<JsonNode> cases() throws IOException {
    try (InputStream file =
        StoredHistoryTest.class.getResourceAsStream("/conformance/set-full-cases.json")) {
      return StreamSupport.stream(JSON.readTree(file).spliterator(), false)
          .collect(Collectors.toList())
          .stream();
    }
  }

  @ParameterizedTest
  @EnumSource
  void all_eighty_histories_get_the_results_of_the_real_checkers(Notation notation)
      throws Exception {
    int judged = 0;
    for (JsonNode given : cases().toList()) {
      Path file = write(notation.file, notation.writer.apply(given.get("history")));
      JsonNode results =
          JSON.readTree(
              Results.json(Results.of(CheckResult.of(read(file)), List.of(), List.of(), "repeat")));
      String name = "case " + given.get("case");
      assertThat(results.get("stats")).as(name).isEqualTo(given.get("stats"));
      JsonNode workload = results.get("workload");
      Set<String> keys = new TreeSet<>(Set.of("worst-stale"));
      given
          .get("set-full")
          .forEachEntry(
              (key, value) -> {
                if (!value.isNull()) { // the real results leave it out
                  keys.add(key);
                  assertThat(workload.get(key)).as(name + key).isEqualTo(value);
                }
              });
      assertThat(new TreeSet<>(workload.propertyNames())).as(name).isEqualTo(keys);
      judged++;
    }
    assertThat(judged).isEqualTo(CASES);
  }

  @Test
  void a_written_history_is_read_back_unchanged() throws Exception {
    Path file = directory.resolve("history.jsonl");
    History history;
    try (HistoryWriter writer = new HistoryWriter(file)) {
      history = new History(clock::incrementAndGet, writer);
      history.add(0, Type.INVOKE, Operation.BROADCAST, Optional.of(7L));
      history.add(0, Type.INFO, Operation.BROADCAST, Optional.of(7L), List.of("crash", "why"));
      history.add(
          Operation.NEMESIS, Type.INFO, "start-partition", Optional.of(List.of("n0", "n1")));
      history.add(1, Type.OK, Operation.READ, Optional.of(ReadSnapshot.of(List.of(7L, 1L << 40))));
      history.add(2, Type.INVOKE, Operation.READ, Optional.empty());
    }
    assertThat(read(file)).isEqualTo(history.operations());
    assertThat(read(directory)).as("by its directory").isEqualTo(history.operations());
  }

  @Test
  void reads_written_as_differences_are_read_back_unchanged() throws Exception {
    Path file = directory.resolve("history.jsonl");
    History history;
    try (HistoryWriter writer = new HistoryWriter(Files.newOutputStream(file), 3)) {
      history = new History(clock::incrementAndGet, writer);
      ReadRecorder node = new ReadRecorder();
      for (List<Long> shown :
          List.of(
              List.of(1L, 2L, 3L),
              List.of(1L, 2L, 3L, 4L, 5L),
              List.of(1L, 2L), // shorter than the previous read
              List.of(1L, 2L, 3L, 4L, 5L, 6L),
              List.of(1L, 1L),
              List.of(1L, 3L, 4L))) { // 2 is missing
        history.add(0, Type.OK, Operation.READ, Optional.of(node.add(shown)));
      }
    }
    assertThat(Files.readAllLines(file))
        .extracting(line -> line.replaceAll(".*\"value\":(.*)}", "$1"))
        .containsExactly(
            "[1,2,3]",
            "{\"first\":3,\"of\":0,\"then\":[4,5]}",
            "{\"first\":2,\"of\":1,\"then\":[]}",
            "{\"first\":5,\"of\":1,\"then\":[6]}",
            "[1,1]",
            "[1,3,4]");
    assertThat(read(file)).isEqualTo(history.operations());
  }

  @Test
  void reads_of_nodes_that_lose_values_are_read_back_unchanged() throws Exception {
    for (int seed = 0; seed < 100; seed++) {
      SplittableRandom random = new SplittableRandom(seed);
      Path file = directory.resolve("history.jsonl");
      History history;
      try (HistoryWriter writer = new HistoryWriter(Files.newOutputStream(file), 20)) {
        history = new History(clock::incrementAndGet, writer);
        ReadRecorder node = new ReadRecorder();
        for (int read = 0; read < 60; read++) {
          List<Long> shown = new ArrayList<>();
          for (long value = 0; value <= read / 4; value++) {
            int times = random.nextInt(20) == 0 ? random.nextInt(3) : 1;
            shown.addAll(
                random.nextBoolean() ? 0 : shown.size(), Collections.nCopies(times, value));
          }
          int process = random.nextInt(3);
          history.add(process, Type.OK, Operation.READ, Optional.of(node.add(shown)));
        }
      }
      List<Operation> again = read(file);
      for (int i = 0; i < again.size(); i++) {
        ReadSnapshot was = history.operations().get(i).reading();
        ReadSnapshot is = again.get(i).reading();
        assertThat(is.values())
            .as("seed %d, read %d", seed, i)
            .containsExactlyInAnyOrderElementsOf(was.values());
        assertThat(is.repeated()).isEqualTo(was.repeated());
      }
    }
  }

  @Test
  void a_difference_from_an_unknown_read_is_malformed() throws Exception {
    String read = "{\"index\":4,\"time\":1,\"process\":0,\"type\":\"ok\",\"f\":\"read\",\"value\":";
    for (String value :
        List.of(
            "{\"first\":1,\"of\":3,\"then\":[]}",
            "{\"first\":2,\"of\":0,\"then\":[]}",
            "{\"first\":-1,\"of\":0,\"then\":[]}",
            "{\"first\":0,\"of\":0}")) {
      Path file = write("history.jsonl", read.replace('4', '0') + "[1]}\n" + read + value + "}\n");
      assertThatThrownBy(() -> read(file))
          .as(value)
          .isInstanceOf(MalformedHistoryException.class)
          .hasMessageContaining(":2:");
    }
  }

  @Test
  void tags_vectors_and_objects_that_jepsen_writes_are_accepted() throws Exception {
    List<Operation> history =
        read(
            write(
                "history.edn",
                """
                ; a comment; with "a quote
                #jepsen.history.Op{:index -1, :type :invoke, :f :broadcast, :value 3N, :time 1,
                                   :process 0}
                {:type :info, :f :broadcast, :value 3, :time 2, :process 0,
                 :error [:timeout "no \\"0x1f\\" came"], :exception #object[a.B 0x1f "a.B@1f"]}

                {:type :info, :f :start-partition, :value [:isolated {"n0" #{"n1"}}], :time 3,
                 :process :nemesis}
                {:type :ok, :f :read, :value (3 4), :time 4, :process 1, :final? true}
                #some.unknown/tag {:type :ok, :f :read, :value #{5}, :time 5, :process 2}
                {:type :fail, :f :read, :value nil, :time 6, :process 3, :error :net-timeout}
                """));
    assertThat(history).extracting(Operation::index).containsExactly(0L, 1L, 2L, 3L, 4L, 5L);
    assertThat(history.get(0).broadcastValue()).isEqualTo(3);
    assertThat(history.get(1).error()).contains(List.of("timeout", "no \"0x1f\" came"));
    assertThat(history.get(2).byClient()).isFalse();
    assertThat(history.get(3).reading().values()).containsExactly(3L, 4L);
    assertThat(history.get(4).reading().values()).containsExactly(5L);
    assertThat(history.get(5).error()).contains("net-timeout");
    assertThat(history.get(5).type()).isEqualTo(Type.FAIL);
  }

  static Stream<List<String>> malformedEdn() {
    return Stream.of(
        List.of("{:type :invoke, :f :read, :time 1, :process 0", "not EDN"),
        List.of(READ + "}", "not EDN"),
        List.of("{:type :invoke :f}", "not EDN"),
        List.of("{:type :invoke, :value \"abc}", "not EDN"),
        List.of("{:a " + "[".repeat(100_000), "nested too deeply"),
        List.of("[1 2]", "an operation must be a map, and is [1, 2]"),
        List.of("#jepsen.history.Op", "an operation must be a map, and is missing"),
        List.of("{:f :read, :time 1, :process 0}", "type must be one of invoke, ok, fail, info"),
        List.of("{:type :done, :f :read, :time 1, :process 0}", "and is \"done\""),
        List.of("{:type :ok, :time 1, :process 0}", "f must be a name, and is missing"),
        List.of("{:type :ok, :f :read, :value [], :process 0}", "time must be a whole number"),
        List.of("{:type :ok, :f :read, :value [], :time 1.5, :process 0}", "and is 1.5"),
        List.of("{:type :ok, :f :read, :time 1}", "process must be a whole number"),
        List.of("{:type :ok, :f :read, :time 1, :process -1}", "process must be a whole number"),
        List.of("{:type :ok, :f :read, :time 1, :process 4294967296}", "and is 4294967296"),
        List.of("{:type :ok, :f :echo, :time 1, :process 0}", "f must be broadcast or read"),
        List.of("{:type :ok, :f :read, :time 1, :process 0}", "the value of a read must be a list"),
        List.of("{:type :ok, :f :read, :value [:a], :time 1, :process 0}", "each value of a read"),
        List.of("{:type :ok, :f :broadcast, :time 1, :process 0}", "the value of a broadcast"),
        List.of("{:type :ok, :f :read, :value [], :time 1, :process 0, :index 0}", "0 after 0"));
  }

  @ParameterizedTest
  @MethodSource("malformedEdn")
  void a_malformed_line_of_edn_is_reported_with_its_error(List<String> lineAndFault) {
    assertMalformed(
        write("history.edn", READ + "\n\n" + lineAndFault.get(0) + "\n"), 3, lineAndFault.get(1));
  }

  static Stream<List<String>> malformedJson() {
    return Stream.of(
        List.of("{\"index\":1,\"ti", "not JSON: it ends before its object does"),
        List.of("hello", "not a JSON object: \"hello\""),
        List.of("null", "not a JSON object"),
        List.of("{} {}", "not JSON: more than one value"),
        List.of("{}", "type must be one of invoke, ok, fail, info, and is missing"),
        List.of(
            "{\"time\":1,\"process\":1,\"type\":\"ok\",\"f\":\"read\",\"value\":[1,\"a\"]}",
            "each value of a read must be a whole number, and is \"a\""),
        List.of(
            "{\"time\":1,\"process\":1,\"type\":\"ok\",\"f\":\"broadcast\",\"value\":1e3}",
            "the value of a broadcast must be a whole number"));
  }

  @ParameterizedTest
  @MethodSource("malformedJson")
  void a_malformed_line_of_json_is_reported_with_its_error(List<String> lineAndFault) {
    String good = "{\"time\":1,\"process\":0,\"type\":\"invoke\",\"f\":\"read\",\"value\":null}";
    assertMalformed(
        write("history.jsonl", good + "\n\n" + lineAndFault.get(0) + "\n"), 3, lineAndFault.get(1));
  }

  @Test
  void an_unterminated_vector_is_reported_at_its_beginning() {
    assertMalformed(write("history.edn", "\n[" + READ + "\n" + READ), 2, "never ends");
  }

  @Test
  void nothing_may_follow_a_vector() {
    assertMalformed(write("history.edn", "[" + READ + "]\n" + READ), 2, "more follows");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "\n \n", "[]", "; nothing"})
  void an_empty_history_is_malformed(String text) {
    for (String name : List.of("history.edn", "h")) {
      Path file = write(name, text);
      assertThatThrownBy(() -> read(file))
          .isInstanceOf(MalformedHistoryException.class)
          .hasMessage(file + ": holds no operation");
    }
  }

  @Test
  void a_missing_file_is_not_reported_as_malformed() {
    assertThatThrownBy(() -> read(directory.resolve("nowhere")))
        .isInstanceOf(NoSuchFileException.class);
  }

  private void assertMalformed(Path file, long line, String fault) {
    assertThatThrownBy(() -> read(file))
        .isInstanceOf(MalformedHistoryException.class)
        .hasMessageStartingWith(file + ":" + line + ": ")
        .hasMessageContaining(fault);
  }

  private Path write(String name, String text) {
    try {
      return Files.writeString(directory.resolve(name), text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<Operation> read(Path file) throws IOException, MalformedHistoryException {
    List<Operation> history = new ArrayList<>();
    HistoryReader.read(file, history::add);
    return history;
  }

  private static String joined(JsonNode lines, Function<JsonNode, String> writer) {
    return StreamSupport.stream(lines.spliterator(), false)
        .map(line -> writer.apply(line) + "\n")
        .collect(Collectors.joining());
  }

  /**
   * A value as Clojure prints it: keys, and the names of types, functions and errors, are keywords.
   */
  private static String edn(JsonNode value) {
    List<String> parts = new ArrayList<>();
    if (value.isObject()) {
      value.forEachEntry((key, entry) -> parts.add(":" + key + " " + edn(entry)));
      return "{" + String.join(", ", parts) + "}";
    }
    if (value.isArray()) {
      value.forEach(element -> parts.add(edn(element)));
      return "[" + String.join(" ", parts) + "]";
    }
    return value.isNull() ? "nil" : value.isString() ? ":" + value.asString() : value.toString();
  }
}
