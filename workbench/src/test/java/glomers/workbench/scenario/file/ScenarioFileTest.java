package glomers.workbench.scenario.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import glomers.workbench.checker.Verdict;
import glomers.workbench.history.Operation;
import glomers.workbench.run.Outcome;
import glomers.workbench.run.RelayNode;
import glomers.workbench.run.Simulation;
import glomers.workbench.scenario.Challenge;
import glomers.workbench.scenario.Fault;
import glomers.workbench.scenario.FaultKind;
import glomers.workbench.scenario.Latency;
import glomers.workbench.scenario.Link;
import glomers.workbench.scenario.Scenario;
import glomers.workbench.scenario.ScenarioBuilder;
import glomers.workbench.scenario.ScheduledFault;
import glomers.workbench.scenario.ScheduledOperation;
import glomers.workbench.scenario.Topology;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScenarioFileTest {
  private static final String LOSING =
      """
      {
        "about": "The smallest way to lose a value.",
        "program": "relay",
        "node-count": 2,
        "operations": [
          {"at": "0 s", "node": "n0", "broadcast": 0},
          {"at": "0.1 s", "node": "n1", "read": true}
        ],
        "faults": [
          {"fault": "partition", "from": "0 s", "to": "20.5 ms", "cut": ["n0 -> n1"]}
        ]
      }
      """;

  @TempDir private Path directory;

  @Test
  void nodes_may_have_names() throws Exception {
    ScenarioFile file =
        read(LOSING.replace("\"node-count\": 2", "\"nodes\": [\"n0\", \"n1\", \"x\"]"));
    assertThat(file.scenario().nodeIds()).containsExactly("n0", "n1", "x");
    Path copy = directory.resolve("copy.json");
    file.write(copy);
    assertThat(ScenarioFile.read(copy)).isEqualTo(file);
  }

  @Test
  void a_scenario_with_a_schedule_is_parsed_and_runs() throws Exception {
    ScenarioFile file = read(LOSING);
    assertThat(file.program()).contains("relay");
    assertThat(file.scenario().nodeCount()).isEqualTo(2);
    assertThat(file.scenario().timeLimitNanos()).isEqualTo(Scenario.seconds(0.1));
    assertThat(file.scenario().schedule().invocations())
        .containsExactly(
            ScheduledOperation.broadcast(0, "n0", 0),
            ScheduledOperation.read(Scenario.seconds(0.1), "n1"));
    assertThat(file.scenario().schedule().scheduledFaults())
        .containsExactly(
            new ScheduledFault(
                0,
                TimeUnit.MICROSECONDS.toNanos(20_500),
                Fault.Cut.of(FaultKind.PARTITION, List.of(new Link("n0", "n1")))));
    Outcome outcome = Simulation.run(file.scenario(), RelayNode::new, file.args());
    assertThat(outcome.verdict()).isEqualTo(Verdict.INVALID);
    assertThat(outcome.workload().lost()).containsExactly(0L);
  }

  @Test
  void a_file_without_a_schedule_is_a_scenario() throws Exception {
    Scenario scenario =
        read("""
        {"challenge": "3c", "node-count": 3, "rate": 2.5, "time-limit": "7 s",
         "concurrency": "2n", "latency": "30 ms", "latency-dist": "uniform",
         "topology": "line", "nemesis": ["loss", "pause"], "nemesis-interval": "2 s",
         "availability": 0.5, "repeat-values": true, "strict": true, "seed": 11}
        """)
            .scenario();
    assertThat(scenario)
        .isEqualTo(
            ScenarioBuilder.of(Challenge.NONE)
                .nodes(3)
                .seconds(7)
                .rate(2.5)
                .concurrency(6)
                .latency(30, Latency.Distribution.UNIFORM)
                .topology(Topology.LINE)
                .faults(FaultKind.LOSS, FaultKind.PAUSE)
                .interval(2)
                .repeatValues(Scenario.REPEAT_SHARE)
                .availability(0.5)
                .strict()
                .seed(11)
                .build());
  }

  @Test
  void missing_fields_have_the_defaults_of_maelstrom_or_of_the_challenge() throws Exception {
    assertThat(read("{}").scenario()).isEqualTo(ScenarioBuilder.of(Challenge.NONE).build());
    assertThat(read("{\"challenge\": \"3d\"}").scenario())
        .isEqualTo(ScenarioBuilder.of(Challenge.C3D).build());
  }

  @Test
  void a_file_that_was_written_is_read_back_unchanged() throws Exception {
    ScenarioBuilder drawn =
        ScenarioBuilder.of(Challenge.C3D)
            .nodes(4)
            .faults(FaultKind.values())
            .interval(2)
            .repeatValues(0.5)
            .topology(Topology.TREE3)
            .strict()
            .seed(5);
    assertReadAgain(drawn.build());
    assertReadAgain(
        drawn.schedule(Simulation.run(drawn.build(), RelayNode::new).schedule()).build());
    assertReadAgain(ScenarioBuilder.of(Challenge.C3C).build());
    assertReadAgain(read(LOSING).scenario());
  }

  @Test
  void the_error_for_an_unreadable_file_says_why() {
    Path missing = directory.resolve("missing.json");
    assertThatThrownBy(() -> ScenarioFile.read(missing))
        .hasMessage(missing + " can't be read: it does not exist");
    assertThatThrownBy(() -> ScenarioFile.read(directory))
        .hasMessage(directory + " can't be read: it is a directory");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          {"node-count": 2                           | line 1 is not JSON: it ends before its object does
          {"node-count": 2,}                         | line 1 is not JSON: a comma before }, at column 18
          {"seed": 1, "seed": 2}                     | a key twice: "seed"
          {} {}                                      | line 1 is not JSON: more than one value
          []                                         | a scenario is a JSON object
          {"node": 2}                                | node is no field of a scenario here
          {"nodes": 2}                               | nodes must be a list of names, such as ["n1", "n2"], and is 2
          {"nodes": ["a", "a"]}                      | nodes must differ, and a is there twice
          {"nodes": ["a"], "node-count": 1}          | the nodes have names, so there must be no node-count
          {"node-count": 0}                          | node-count must be a whole number, 1 to 1000, and is 0
          {"node-count": "2"}                        | node-count must be a whole number, 1 to 1000, and is "2"
          {"rate": "fast"}                           | rate must be a number, and is "fast"
          {"rate": -1}                               | rate must be 0.001 to 1000000
          {"rate": 0}                                | rate must be 0.001 to 1000000
          {"rate": 1e400}                            | rate must be 0.001 to 1000000
          {"rate": 1e-400}                           | rate must be 0.001 to 1000000
          {"time-limit": "86400.1 s"}                | time-limit must be 0 to 86400 seconds
          {"time-limit": "999999999 s"}              | time-limit must be 0 to 86400 seconds
          {"latency": "60001 ms"}                    | latency must be 0 to 60000 ms
          {"nemesis-interval": "0 s"}                | nemesis-interval must be more than 0
          {"nemesis-interval": "86401 s"}            | nemesis-interval must be more than 0, and 86400 seconds at most
          {"nemesis": ["loss"], "nemesis-interval": "0.1 ms"} | there would be more than 10000 faults
          {"repeat-values": 1e400}                   | repeat-values must be true, false, or a fraction
          {"availability": 1e400}                    | availability must be total, or a fraction
          {"seed": 1e30}                             | seed must be a whole number, and is 1
          {"seed": 9223372036854775808}              | seed must be a whole number, and is 9223372036854775808
          {"operations": [], "rate": 3}              | operations are written out, so there must be no rate
          {"operations": [], "repeat-values": true}  | operations are written out, so there must be no repeat-values
          {"faults": [], "nemesis-interval": "2 s"}  | faults are written out, so there must be no nemesis-interval
          {"operations": [{"at": "100000 s", "node": "n0", "read": true}]}            | time-limit must be 0 to 86400 seconds
          {"time-limit": 20}                         | time-limit must be a time such as "0.5 s" or "20 ms", and is 20
          {"time-limit": "20 m"}                     | time-limit must be a time such as
          {"latency": "0.0000001 ms"}                | latency must be a time such as
          {"topology": "star"}                       | topology must be one of line, grid
          {"challenge": "4a"}                        | challenge must be one of 3a, 3b, 3c, 3d, 3e, and is "4a"
          {"concurrency": "n"}                       | concurrency must be a number of clients
          {"nemesis": ["fire"]}                      | nemesis must be a list of partition, one-way
          {"nemesis": ["loss"], "faults": []}        | faults are written out
          {"strict": "yes"}                          | strict must be true or false
          {"repeat-values": 2}                       | repeat-values must be true, false, or a fraction
          {"operations": {}}                         | operations must be a list of operations
          {"operations": [{"node": "n0", "read": true}]}                              | operations[0].at must be a time
          {"operations": [{"at": "0 s", "read": true}]}                               | operations[0].node must be a node, such as "n0", and is not there
          {"operations": [{"at": "0 s", "node": "n0"}]}                               | operations[0]: say either "broadcast"
          {"operations": [{"at": "0 s", "node": "n0", "broadcast": 1.5}]}             | operations[0].broadcast must be a whole number, 0 or more
          {"operations": [{"at": "0 s", "node": "n0", "write": 1, "read": true}]}     | operations[0].write is no field
          {"operations": [{"at": "0 s", "node": "n9", "read": true}]}                 | there is no node 'n9': the nodes are n0 to n4
          {"faults": [{"fault": "fire", "from": "0 s", "to": "1 s"}]}                 | faults[0].fault must be one of partition
          {"faults": [{"fault": "slow", "from": "2 s", "to": "1 s"}]}                 | faults[0]: a fault must begin
          {"faults": [{"fault": "partition", "from": "0 s", "to": "1 s"}]}            | faults[0].cut must be a list of links such as "n0 -> n1"
          {"faults": [{"fault": "one-way", "from": "0 s", "to": "1 s", "cut": ["n0-n1"]}]} | faults[0].cut must be a list of links
          {"faults": [{"fault": "pause", "from": "0 s", "to": "1 s", "nodes": []}]}   | faults[0].nodes must be a list of nodes
          {"faults": [{"fault": "loss", "from": "0 s", "to": "1 s"}]}                 | faults[0].percent must be a whole number, 1 to 100
          """)
  void the_error_for_a_malformed_file_says_where_and_what_is_expected(String text, String words)
      throws Exception {
    Path file = Files.writeString(directory.resolve("wrong.json"), text);
    assertThatThrownBy(() -> ScenarioFile.read(file))
        .isInstanceOf(MalformedScenarioException.class)
        .hasMessageStartingWith(file + ": ")
        .hasMessageContaining(words);
  }

  @Test
  void a_limit_itself_is_allowed() throws Exception {
    Scenario most =
        read("""
        {"time-limit": "86400 s", "latency": "60000 ms", "rate": 1000000,
         "nemesis": ["loss"], "nemesis-interval": "86400 s"}
        """)
            .scenario();
    assertThat(most.timeLimitNanos()).isEqualTo(TimeUnit.DAYS.toNanos(1));
    assertThat(read("{\"rate\": 0.001, \"time-limit\": \"0 s\"}").scenario().rate())
        .isEqualTo(0.001);
  }

  private void assertReadAgain(Scenario scenario) throws Exception {
    ScenarioFile file =
        new ScenarioFile(Optional.of("relay"), List.of("--odd", "it's \"so\""), scenario);
    Path path = directory.resolve("written.json");
    file.write(path);
    ScenarioFile again = ScenarioFile.read(path);
    again.write(directory.resolve("again.json"));
    assertThat(directory.resolve("again.json")).hasSameTextualContentAs(path);
    assertThat(again.args()).isEqualTo(file.args());
    assertThat(faults(again)).isEqualTo(faults(file));
    assertThat(asked(again)).isEqualTo(asked(file));
  }

  /**
   * The faults of a schedule. A drawn cut is described by its shape, and a parsed one by its links.
   */
  private static List<ScheduledFault> faults(ScenarioFile file) {
    return file.scenario().schedule().scheduledFaults().stream()
        .map(
            scheduled ->
                scheduled.fault() instanceof Fault.Cut cut
                    ? new ScheduledFault(
                        scheduled.fromNanos(),
                        scheduled.toNanos(),
                        Fault.Cut.of(cut.kind(), cut.links()))
                    : scheduled)
        .toList();
  }

  /** The operations that the clients of the scenario invoke. */
  private static List<Operation> asked(ScenarioFile file) {
    return Simulation.run(file.scenario(), RelayNode::new, file.args()).history().stream()
        .filter(Operation::byClient)
        .toList();
  }

  private ScenarioFile read(String text) throws Exception {
    return ScenarioFile.read(Files.writeString(directory.resolve("scenario.json"), text));
  }
}
