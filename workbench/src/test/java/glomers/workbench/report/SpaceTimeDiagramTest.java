package glomers.workbench.report;

import static org.assertj.core.api.Assertions.assertThat;

import glomers.workbench.explain.TracedRun;
import glomers.workbench.explain.Transmission;
import glomers.workbench.explain.ValueSpread;
import glomers.workbench.network.JournalWriter;
import glomers.workbench.run.Outcome;
import glomers.workbench.run.RelayNode;
import glomers.workbench.run.Simulation;
import glomers.workbench.scenario.Challenge;
import glomers.workbench.scenario.Fault;
import glomers.workbench.scenario.FaultKind;
import glomers.workbench.scenario.Link;
import glomers.workbench.scenario.Scenario;
import glomers.workbench.scenario.ScenarioBuilder;
import glomers.workbench.scenario.Schedule;
import glomers.workbench.scenario.ScheduledFault;
import glomers.workbench.scenario.ScheduledOperation;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Pattern;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SpaceTimeDiagramTest {
  @TempDir private Path directory;

  @Test
  void a_value_that_was_cut_off_is_drawn_with_a_cross_for_each_lost_message_and_a_band()
      throws Exception {
    String svg = draw(lostBehindCut());
    List<String> messages =
        Files.readAllLines(directory.resolve("messages.jsonl")).stream()
            .filter(line -> line.matches(".*\"src\":\"n\\d\",\"dest\":\"n\\d\".*\"broadcast\".*"))
            .toList();
    long lost = messages.stream().filter(line -> line.contains("\"lost\"")).count();
    assertThat(lost).isPositive();
    assertThat(count(svg, "class=\"lost\"")).isEqualTo(lost);
    assertThat(count(svg, "class=\"cross\"")).isEqualTo(lost);
    assertThat(count(svg, "class=\"sent\"")).isEqualTo(messages.size() - lost).isPositive();
    assertThat(count(svg, "class=\"band\"")).isEqualTo(1);
    assertThat(count(svg, "class=\"lane\"")).as("a lane for each node").isEqualTo(3);
    assertThat(count(svg, "class=\"has\"")).as("nodes that have the value").isEqualTo(2);
    assertThat(svg).contains("partition 1: n0 -&gt; n2, n1 -&gt; n2").contains("read without it");
  }

  @Test
  void the_same_run_gives_the_same_bytes_which_are_xml_and_refer_to_nothing() throws Exception {
    String svg = draw(lostBehindCut());
    assertThat(draw(lostBehindCut())).isEqualTo(svg);
    DocumentBuilderFactory.newInstance()
        .newDocumentBuilder()
        .parse(new ByteArrayInputStream(svg.getBytes(StandardCharsets.UTF_8)));
    assertThat(svg.replace("http://www.w3.org/2000/svg", "")).doesNotContain("http", "script");
  }

  @Test
  void what_programs_and_nodes_are_called_is_text_and_no_markup() {
    ValueSpread spread =
        new ValueSpread(
            1,
            List.of("<n0>", "n\"1"),
            Map.of("<n0>", 5L),
            List.of(),
            List.of(new Transmission(1, "<n0>", "n\"1", "x", 5, 9, Optional.empty())),
            0,
            0,
            OptionalLong.empty(),
            List.of());
    assertThat(SpaceTimeDiagram.of(spread, "a <script> & \"more\""))
        .contains("&lt;n0&gt;", "n&quot;1", "a &lt;script&gt; &amp; &quot;more&quot;")
        .doesNotContain("<script", "<n0>");
  }

  @Test
  void of_many_messages_only_some_are_drawn_and_how_many_are_not_is_said() {
    List<Transmission> many =
        java.util.stream.LongStream.range(0, 100)
            .mapToObj(i -> new Transmission(i, "n0", "n1", "x", i, i + 1, Optional.empty()))
            .toList();
    ValueSpread spread =
        new ValueSpread(
            1,
            List.of("n0", "n1"),
            Map.of(),
            List.of(),
            many,
            7,
            3,
            OptionalLong.of(500),
            List.of());
    String svg = SpaceTimeDiagram.of(spread, "many");
    assertThat(count(svg, "class=\"sent\"")).isEqualTo(40);
    assertThat(svg)
        .contains("40 messages with the value are drawn")
        .contains("7 undelivered ones between the first and the last on a link are not")
        .contains("63 later ones are not")
        .contains("only the first 500 messages of the run were looked at");
  }

  @Test
  void a_run_without_a_broadcast_has_no_picture() throws Exception {
    Scenario scenario = ScenarioBuilder.of(Challenge.C3B).seconds(0).build();
    Path file = directory.resolve("none.svg");
    Outcome outcome = run(scenario, directory.resolve("none.jsonl"));
    assertThat(
            Pictures.write(
                outcome, TracedRun.of(outcome, directory.resolve("none.jsonl")), "none", file))
        .isFalse();
    assertThat(file).doesNotExist();
  }

  private String draw(Scenario scenario) throws Exception {
    Path journal = directory.resolve("messages.jsonl");
    Outcome outcome;
    try (JournalWriter writer = new JournalWriter(journal)) {
      outcome = Simulation.run(scenario, RelayNode::new, List.of(), operation -> {}, writer);
    }
    Path file = directory.resolve("messages.svg");
    assertThat(Pictures.write(outcome, TracedRun.of(outcome, journal), "a test", file)).isTrue();
    return Files.readString(file);
  }

  private static Outcome run(Scenario scenario, Path journal) throws Exception {
    try (JournalWriter writer = new JournalWriter(journal)) {
      return Simulation.run(scenario, RelayNode::new, List.of(), operation -> {}, writer);
    }
  }

  private static Scenario lostBehindCut() {
    Fault cut =
        Fault.Cut.of(FaultKind.PARTITION, List.of(new Link("n0", "n2"), new Link("n1", "n2")));
    return ScenarioBuilder.of(Challenge.C3B)
        .nodes(3)
        .seconds(2)
        .schedule(
            Schedule.of(
                List.of(ScheduledOperation.broadcast(Scenario.seconds(0.5), "n0", 7)),
                List.of(new ScheduledFault(0, Scenario.seconds(1), cut))))
        .build();
  }

  private static long count(String text, String part) {
    return Pattern.compile(Pattern.quote(part)).matcher(text).results().count();
  }
}
