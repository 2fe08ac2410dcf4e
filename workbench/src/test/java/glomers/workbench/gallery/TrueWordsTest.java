package glomers.workbench.gallery;

import static org.assertj.core.api.Assertions.assertThat;

import glomers.common.node.Node;
import glomers.common.node.NodeProgram;
import glomers.common.protocol.Body;
import glomers.workbench.correct.CorrectProgram;
import glomers.workbench.explain.Explainer;
import glomers.workbench.explain.Explanation;
import glomers.workbench.network.JournalWriter;
import glomers.workbench.report.ExplanationText;
import glomers.workbench.run.Outcome;
import glomers.workbench.run.RelayNode;
import glomers.workbench.run.Simulation;
import glomers.workbench.scenario.Challenge;
import glomers.workbench.scenario.FaultKind;
import glomers.workbench.scenario.ScenarioBuilder;
import glomers.workbench.scenario.Topology;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Checks every sentence of an explanation against the journal, independently of the code that made
 * the sentence. The programs here send values only in {@code message} and {@code messages}.
 */
@Tag("any-jdk")
class TrueWordsTest {
  private static final JsonMapper JSON = new JsonMapper();
  private static final Pattern SENT =
      Pattern.compile(
          "(n\\d+) sent it to (n\\d+) at ([\\d.]+) s \\([a-z_]+, message (\\d+)\\), (.*)\\.");
  private static final Pattern AGAIN = Pattern.compile("Nobody tried (n\\d+) again( by then)?\\.");
  private static final Pattern NOBODY =
      Pattern.compile(
          "Nobody sent it to ([n\\d, ]+)( by then)?: it had come no further than ([n\\d, ]+)\\.");
  private static final Pattern NO_FURTHER =
      Pattern.compile("(These|n\\d+) sent it to no other node( by then)?\\.");
  private static final Pattern MORE =
      Pattern.compile(
          "(n\\d+) sent it to (n\\d+) (\\d+) times more, the last time at ([\\d.]+) s: .*");
  private static final Pattern THERE_WERE =
      Pattern.compile("There were (\\d+) more, the last of them so: (.*)");
  private static final Pattern GOT =
      Pattern.compile("(n\\d+) got it at ([\\d.]+) s, from (n\\d+)\\.");
  private static final Pattern HOP = Pattern.compile("(n\\d+) -> (n\\d+) at ([\\d.]+) s");
  private static final Pattern STILL =
      Pattern.compile("(n\\d+) still did not show it in the read at ([\\d.]+) s\\.");

  @TempDir Path directory;

  record Run(
      String name, ScenarioBuilder scenario, Supplier<NodeProgram> program, List<String> args) {
    @Override
    public String toString() {
      return name;
    }
  }

  static Stream<Run> runs() {
    Map<String, Supplier<NodeProgram>> programs = new TreeMap<>();
    programs.put("relay", RelayNode::new);
    programs.put("right", Right::new);
    programs.put("retries once", RetriesOnce::new);
    programs.put("first peer only", FirstPeerOnly::new);
    programs.put("neighbours only", NeighboursOnly::new);
    programs.put("stale reads", StaleReads::new);
    programs.put("forgets on duplicate", ForgetsOnDuplicate::new);
    programs.put("acknowledges before storing", AcknowledgesBeforeStoring::new);
    List<Run> runs = new ArrayList<>();
    programs.forEach(
        (name, program) -> {
          for (Topology topology : List.of(Topology.LINE, Topology.GRID)) {
            for (long seed = 0; seed < 4; seed++) {
              ScenarioBuilder scenario =
                  ScenarioBuilder.of(Challenge.C3B)
                      .nodes(6)
                      .topology(topology)
                      .latency(30)
                      .interval(4)
                      .repeatValues(seed % 2 == 0 ? 0 : 0.2)
                      .faults(FaultKind.values())
                      .seed(seed);
              String title = name + ", " + topology + ", seed " + seed;
              runs.add(new Run(title, scenario, program, List.of()));
            }
          }
        });
    return Stream.concat(runs.stream(), correct());
  }

  /** Correct programs of other designs: with lists of values, pulls, leaders, batches. */
  private static Stream<Run> correct() {
    return CorrectProgram.all().stream()
        .map(
            program ->
                new Run(
                    program.toString(),
                    ScenarioBuilder.of(Challenge.C3B)
                        .faults(FaultKind.values())
                        .interval(4)
                        .seed(1),
                    program.program(),
                    program.args()));
  }

  @ParameterizedTest
  @MethodSource("runs")
  void the_journal_confirms_every_sentence(Run run) throws Exception {
    Path file = directory.resolve("messages.jsonl");
    Outcome outcome;
    try (JournalWriter journal = new JournalWriter(file)) {
      outcome =
          Simulation.run(run.scenario.build(), run.program, run.args, operation -> {}, journal);
    }
    List<Explanation> explanations = Explainer.explain(outcome, file);
    assertThat(explanations).isNotEmpty();
    for (Explanation explanation : explanations) {
      new Check(explanation, journal(file, explanation.value())).all();
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void along_a_line_a_late_value_is_told_with_the_partition_that_held_it_up(long seed)
      throws Exception {
    Path file = directory.resolve("messages.jsonl");
    Outcome outcome;
    try (JournalWriter journal = new JournalWriter(file)) {
      outcome =
          Simulation.run(
              ScenarioBuilder.of(Challenge.C3C)
                  .topology(Topology.LINE)
                  .seconds(8)
                  .interval(4)
                  .seed(seed)
                  .build(),
              AlongTopology::new,
              List.of(),
              operation -> {},
              journal);
    }
    assertThat(outcome.workload().lost()).isEmpty();
    List<Explanation> explanations = Explainer.explain(outcome, file);
    assertThat(explanations).isNotEmpty();
    for (Explanation explanation : explanations) {
      assertThat(ExplanationText.why(explanation))
          .as(explanation.toString())
          .anyMatch(
              text ->
                  text.matches(
                      "n\\d sent it to n\\d at .* s \\(broadcast, message \\d+\\), but partition \\d"
                          + " cut it off: .*, from .* s to .* s\\."));
      new Check(explanation, journal(file, explanation.value())).all();
    }
  }

  /** Right: it sends each new value to its neighbours in the topology until they acknowledge it. */
  private static final class AlongTopology implements NodeProgram {
    private final Set<Long> values = new TreeSet<>();
    private List<String> neighbours = List.of();
    private Node node;

    @Override
    public String name() {
      return "along-topology";
    }

    @Override
    public void start(Node node, List<String> args) {
      this.node = node;
      node.on(
          Body.Topology.class,
          request -> {
            neighbours = request.body().topology().get(node.id());
            node.reply(request, new Body.TopologyOk());
          });
      node.on(
          Body.Read.class,
          request -> node.reply(request, new Body.ReadOk(new ArrayList<>(values))));
      node.on(
          Body.Broadcast.class,
          request -> {
            node.reply(request, new Body.BroadcastOk());
            if (values.add(request.body().message())) {
              neighbours.stream()
                  .filter(neighbour -> !neighbour.equals(request.src()))
                  .forEach(neighbour -> send(request.body(), neighbour));
            }
          });
    }

    private void send(Body.Broadcast broadcast, String neighbour) {
      node.rpc(neighbour, broadcast, Body.BroadcastOk.class, Duration.ofMillis(500))
          .whenComplete(
              (ok, timeout) -> {
                if (timeout != null) {
                  send(broadcast, neighbour);
                }
              });
    }
  }

  /** The messages between nodes that carry a value. */
  private static List<Entry> journal(Path file, long value) throws IOException {
    try (Stream<String> lines = Files.lines(file)) {
      return lines
          .map(JSON::readTree)
          .filter(entry -> entry.get("src").asString().startsWith("n"))
          .filter(entry -> entry.get("dest").asString().startsWith("n"))
          .filter(entry -> carries(entry.get("body"), value))
          .map(Entry::of)
          .toList();
    }
  }

  private static boolean carries(JsonNode body, long value) {
    return body.path("message").asLong(-1) == value
        || body.path("messages").valueStream().anyMatch(element -> element.asLong() == value);
  }

  /** Times are formatted as in the sentences, to the millisecond. */
  record Entry(long id, String src, String dest, String sent, String arrived, String lostBy) {
    static Entry of(JsonNode entry) {
      return new Entry(
          entry.get("id").asLong(),
          entry.get("src").asString(),
          entry.get("dest").asString(),
          seconds(entry.get("sent").asLong()),
          entry.has("received")
              ? seconds(entry.get("received").asLong())
              : entry.has("lost") ? "lost" : "under way",
          entry.path("by").asString(""));
    }

    private static String seconds(long nanos) {
      return String.format("%.3f", nanos / 1e9);
    }
  }

  private static final class Check {
    private final Explanation explanation;
    private final List<Entry> journal;
    private String before = "99999";
    private String last = "";
    private Set<String> had = Set.of();

    Check(Explanation explanation, List<Entry> journal) {
      this.explanation = explanation;
      this.journal = journal;
    }

    void all() {
      for (String sentence : ExplanationText.of(explanation)) {
        found(STILL, sentence, match -> before = match.group(2));
        found(SENT, sentence, this::sent);
        found(AGAIN, sentence, this::again);
        found(NOBODY, sentence, this::nobody);
        found(NO_FURTHER, sentence, this::noFurther);
        found(MORE, sentence, this::more);
        found(THERE_WERE, sentence, match -> assertThat(match.group(2)).matches(SENT));
        found(GOT, sentence, match -> got(match.group(3), match.group(1), match.group(2)));
        if (sentence.startsWith("It came to ")) {
          HOP.matcher(sentence)
              .results()
              .forEach(hop -> got(hop.group(1), hop.group(2), hop.group(3)));
        }
      }
    }

    private void sent(MatchResult match) {
      List<Entry> entries =
          journal.stream().filter(entry -> entry.id == Long.parseLong(match.group(4))).toList();
      assertThat(entries).as(match.group()).isNotEmpty();
      assertThat(entries)
          .allMatch(entry -> entry.src.equals(match.group(1)) && entry.dest.equals(match.group(2)))
          .allMatch(entry -> entry.sent.equals(match.group(3)));
      String fate = match.group(5);
      if (fate.startsWith("and it was delivered at ")) {
        String time = fate.split(" ")[5];
        assertThat(entries).as(match.group()).anyMatch(entry -> entry.arrived.equals(time));
      } else if (fate.startsWith("but ")) {
        assertThat(entries)
            .as(match.group())
            .allMatch(entry -> entry.arrived.equals("lost"))
            .anyMatch(entry -> fate.startsWith("but " + entry.lostBy + " "));
      } else {
        assertThat(fate).startsWith("and it was still under way");
        assertThat(entries).as(match.group()).noneMatch(entry -> entry.arrived.matches("[\\d.]+"));
      }
      last = match.group(4);
    }

    /** The message in the previous sentence is the last one that was sent to the node in time. */
    private void again(MatchResult match) {
      assertThat(attemptsTo(Set.of(match.group(1))))
          .as(explanation + ": " + match.group())
          .isNotEmpty()
          .allMatch(entry -> entry.arrived.equals("lost"))
          .allMatch(entry -> entry.id <= Long.parseLong(last));
    }

    private void nobody(MatchResult match) {
      Set<String> nodes = Set.of(match.group(1).split(", "));
      assertThat(attemptsTo(nodes)).as(explanation + ": " + match.group()).isEmpty();
      had = Set.of(match.group(3).split(", "));
      Set<String> got =
          journal.stream()
              .filter(entry -> entry.arrived.matches("[\\d.]+") && isInTime(entry.arrived))
              .map(Entry::dest)
              .collect(Collectors.toSet());
      assertThat(had).as(explanation + ": " + match.group()).containsAll(got);
      assertThat(had).doesNotContainAnyElementsOf(nodes);
    }

    private void noFurther(MatchResult match) {
      assertThat(
              journal.stream()
                  .filter(entry -> isInTime(entry.sent) && had.contains(entry.src))
                  .map(Entry::dest))
          .as(explanation + ": " + match.group())
          .allMatch(had::contains);
    }

    private void more(MatchResult match) {
      List<Entry> tries =
          attemptsTo(Set.of(match.group(2))).stream()
              .filter(entry -> entry.src.equals(match.group(1)))
              .toList();
      assertThat(tries.stream().map(Entry::id).distinct())
          .as(explanation + ": " + match.group())
          .hasSize(Integer.parseInt(match.group(3)) + 1);
      assertThat(tries).anyMatch(entry -> entry.sent.equals(match.group(4)));
    }

    private void got(String src, String dest, String time) {
      assertThat(journal)
          .as(explanation.toString())
          .anyMatch(
              entry ->
                  entry.src.equals(src) && entry.dest.equals(dest) && entry.arrived.equals(time));
    }

    private List<Entry> attemptsTo(Set<String> nodes) {
      return journal.stream()
          .filter(entry -> nodes.contains(entry.dest) && isInTime(entry.sent))
          .toList();
    }

    private boolean isInTime(String time) {
      return Double.parseDouble(time) < Double.parseDouble(before);
    }

    private static void found(Pattern pattern, String sentence, Consumer<MatchResult> check) {
      pattern.matcher(sentence).results().forEach(check);
    }
  }
}
