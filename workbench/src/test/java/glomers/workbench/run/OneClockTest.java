package glomers.workbench.run;

import static org.assertj.core.api.Assertions.assertThat;

import glomers.common.node.Node;
import glomers.common.node.NodeProgram;
import glomers.common.node.Request;
import glomers.common.protocol.Body;
import glomers.workbench.explain.Explainer;
import glomers.workbench.history.Operation;
import glomers.workbench.network.JournalWriter;
import glomers.workbench.report.ExplanationText;
import glomers.workbench.scenario.Challenge;
import glomers.workbench.scenario.FaultKind;
import glomers.workbench.scenario.Scenario;
import glomers.workbench.scenario.ScenarioBuilder;
import glomers.workbench.scenario.ScheduledOperation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * All times of a test count from the beginning of its operations, however long the initialization
 * took. Here it takes three seconds.
 */
class OneClockTest {
  private static final long SLOWNESS = Scenario.seconds(3);
  private static final Supplier<NodeProgram> FAST = () -> new Starting(Duration.ZERO);
  private static final Supplier<NodeProgram> SLOW = () -> new Starting(Duration.ofSeconds(3));
  private static final Pattern SECONDS = Pattern.compile("(\\d+\\.\\d{3}) s");

  @TempDir private Path directory;

  @Test
  void a_history_begins_at_0_and_messages_before_it_have_negative_times() throws Exception {
    Outcome outcome = run(SLOW);
    assertThat(outcome.history().get(0).time()).isZero();
    assertThat(outcome.injectedFaults().get(0).begin()).isZero();
    List<JsonNode> messages = messages();
    assertThat(sent(messages, "init")).containsOnly(-SLOWNESS).hasSize(5);
    assertThat(sent(messages, "topology_ok")).contains(0L).allMatch(time -> time <= 0);
    assertThat(sent(messages, "read")).isNotEmpty().allMatch(time -> time >= 0);
  }

  @Test
  void the_duration_of_the_initialization_changes_no_output() throws Exception {
    Outcome fast = run(FAST);
    List<String> sentences = sentences(fast);
    Outcome slow = run(SLOW);
    assertThat(slow.history()).isEqualTo(fast.history());
    assertThat(slow.schedule()).isEqualTo(fast.schedule());
    assertThat(slow.findings()).isEqualTo(fast.findings());
    assertThat(sentences(slow)).isEqualTo(sentences).isNotEmpty();
  }

  private List<String> sentences(Outcome outcome) throws IOException {
    return Explainer.explain(outcome, file()).stream()
        .flatMap(explanation -> ExplanationText.of(explanation).stream())
        .toList();
  }

  @Test
  void the_times_in_an_explanation_are_those_of_the_history_and_the_journal() throws Exception {
    Outcome outcome = run(SLOW);
    List<String> known = new ArrayList<>();
    outcome.history().stream().map(Operation::seconds).forEach(known::add);
    for (JsonNode message : messages()) {
      for (String field : List.of("sent", "received", "lost")) {
        known.add(String.format(Locale.ROOT, "%.3f", message.path(field).asLong() / 1e9));
      }
    }
    Matcher times = SECONDS.matcher(sentences(outcome).toString());
    assertThat(times.results().map(found -> found.group(1)).toList())
        .hasSizeGreaterThan(10)
        .isSubsetOf(known);
  }

  @Test
  void the_times_of_the_recorded_schedule_count_from_the_beginning_of_the_operations()
      throws Exception {
    List<ScheduledOperation> invocations = run(SLOW).schedule().invocations();
    assertThat(invocations.get(0).atNanos()).isZero();
    assertThat(invocations).allMatch(ask -> ask.atNanos() < Scenario.seconds(10));
  }

  private Outcome run(Supplier<NodeProgram> program) throws Exception {
    Scenario scenario =
        ScenarioBuilder.of(Challenge.C3B)
            .faults(FaultKind.PARTITION)
            .latency(20)
            .seconds(10)
            .seed(5)
            .build();
    try (JournalWriter journal = new JournalWriter(file())) {
      return Simulation.run(scenario, program, List.of(), operation -> {}, journal);
    }
  }

  private Path file() {
    return directory.resolve("messages.jsonl");
  }

  private List<JsonNode> messages() throws Exception {
    return Files.readAllLines(file()).stream().map(new JsonMapper()::readTree).toList();
  }

  private static List<Long> sent(List<JsonNode> messages, String type) {
    return messages.stream()
        .filter(message -> message.at("/body/type").asString().equals(type))
        .map(message -> message.get("sent").asLong())
        .toList();
  }

  /** Sends each value to all nodes, and delays the reply to {@code topology}. */
  private static final class Starting implements NodeProgram {
    private final Duration time;
    private final Set<Long> values = new LinkedHashSet<>();
    private Node node;

    private Starting(Duration time) {
      this.time = time;
    }

    @Override
    public String name() {
      return "starting";
    }

    @Override
    public void start(Node node, List<String> args) {
      this.node = node;
      node.on(Body.Broadcast.class, this::broadcast);
      node.on(Body.Read.class, it -> node.reply(it, new Body.ReadOk(List.copyOf(values))));
      node.on(
          Body.Topology.class,
          it -> node.runLater(time, () -> node.reply(it, new Body.TopologyOk())));
    }

    private void broadcast(Request<Body.Broadcast> request) {
      values.add(request.body().message());
      if (!node.peers().contains(request.src())) {
        node.peers().forEach(peer -> node.send(peer, request.body()));
      }
      node.reply(request, new Body.BroadcastOk());
    }
  }
}
