package glomers.workbench.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import glomers.workbench.scenario.Challenge;
import glomers.workbench.scenario.Fault;
import glomers.workbench.scenario.FaultKind;
import glomers.workbench.scenario.Latency;
import glomers.workbench.scenario.Scenario;
import glomers.workbench.scenario.ScenarioBuilder;
import glomers.workbench.scenario.Schedule;
import glomers.workbench.scenario.ScheduledFault;
import glomers.workbench.scenario.ScheduledOperation;
import glomers.workbench.scenario.Topology;
import java.lang.reflect.RecordComponent;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.ParameterException;

class ScenarioFlagsTest {
  /** A scenario without a schedule: everything is drawn from the seed. */
  private static final Scenario DRAWN =
      ScenarioBuilder.of(Challenge.C3D).faults(FaultKind.SLOW).seed(4).build();

  private static final Scenario WRITTEN =
      ScenarioBuilder.of(Challenge.NONE)
          .nodes(2)
          .seconds(1)
          .schedule(
              Schedule.of(
                  List.of(ScheduledOperation.read(50_000_000, "n1")),
                  List.of(new ScheduledFault(0, 1, new Fault.Slow()))))
          .build();

  @Test
  void without_flags_a_file_is_as_it_is() {
    assertThat(flags("").over(DRAWN)).isEqualTo(DRAWN);
    assertThat(flags("").over(WRITTEN)).isEqualTo(WRITTEN);
  }

  @Test
  void every_flag_beside_a_file_takes_effect() throws Exception {
    Scenario changed =
        flags(
                "--node-count 3 --time-limit 2 --rate 20 --concurrency 2n --latency 7 --latency-dist"
                    + " uniform --topology line --nemesis loss,pause --nemesis-interval 1"
                    + " --repeat-values --availability total --strict --seed 9")
            .over(DRAWN);
    assertThat(changed)
        .isEqualTo(
            ScenarioBuilder.of(DRAWN)
                .nodes(3)
                .seconds(2)
                .rate(20)
                .concurrency(6)
                .latency(7, Latency.Distribution.UNIFORM)
                .topology(Topology.LINE)
                .faults(FaultKind.LOSS, FaultKind.PAUSE)
                .interval(1)
                .repeatValues(Scenario.REPEAT_SHARE)
                .availability(1)
                .strict()
                .seed(9)
                .build());
    for (RecordComponent component : Scenario.class.getRecordComponents()) {
      boolean hasFlag = !List.of("targets", "schedule").contains(component.getName());
      assertThat(
              component.getAccessor().invoke(changed).equals(component.getAccessor().invoke(DRAWN)))
          .as(component.getName())
          .isNotEqualTo(hasFlag);
    }
  }

  @Test
  void a_flag_for_one_setting_of_the_latency_keeps_the_other() {
    Scenario file = ScenarioBuilder.of(DRAWN).latency(30, Latency.Distribution.EXPONENTIAL).build();
    assertThat(flags("--latency 7").over(file).latency())
        .isEqualTo(new Latency(7_000_000, Latency.Distribution.EXPONENTIAL));
    assertThat(flags("--latency-dist uniform").over(file).latency())
        .isEqualTo(new Latency(30_000_000, Latency.Distribution.UNIFORM));
  }

  @Test
  void a_schedule_accepts_flags_that_do_not_change_it() {
    Scenario changed = flags("--seed 3 --latency 5 --node-count 4").over(WRITTEN);
    assertThat(changed.schedule()).isEqualTo(WRITTEN.schedule());
    assertThat(changed.concurrency()).isEqualTo(4);
    assertThat(changed.seed()).isEqualTo(3);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          --rate 3             | --rate would decide nothing: the operations are written out in the file
          --repeat-values      | --repeat-values would decide nothing: the operations are written out
          --nemesis loss       | --nemesis would decide nothing: the faults are written out in the file
          --nemesis-interval 3 | --nemesis-interval would decide nothing: the faults are written out
          --challenge 3d       | --challenge and --scenario don't go together
          --node-count 1       | there is no node 'n1': the nodes are n0 to n0
          --concurrency 1      | an operation asks n1, which has no client: there are 1
          --time-limit 0.01    | something is to happen at 50 ms, after the time limit of 10 ms
          --workload echo      | --workload must be broadcast
          """)
  void a_flag_without_effect_on_a_schedule_is_refused(String words, String message) {
    assertRefused(words, WRITTEN, message);
  }

  @Test
  void an_interval_for_no_faults_is_refused() {
    Scenario calm = ScenarioBuilder.of(Challenge.NONE).build();
    assertRefused("--nemesis-interval 3", calm, "--nemesis-interval would decide nothing");
    assertThat(flags("--nemesis-interval 3 --nemesis slow").over(calm).nemesisIntervalNanos())
        .isEqualTo(3_000_000_000L);
    assertRefused("--nemesis none --nemesis-interval 3", DRAWN, "--nemesis-interval would decide");
  }

  @Test
  void a_distribution_of_no_latency_is_refused() {
    Scenario quick = ScenarioBuilder.of(Challenge.NONE).build();
    assertRefused("--latency-dist uniform", quick, "--latency-dist would decide nothing");
    assertRefused("--latency 0 --latency-dist uniform", DRAWN, "--latency-dist would decide");
    assertThat(flags("--latency 3 --latency-dist uniform").over(quick).latency().distribution())
        .isEqualTo(Latency.Distribution.UNIFORM);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          --rate 0                 | --rate must be 0.001 to 1000000 operations a second
          --rate NaN               | --rate must be 0.001 to 1000000 operations a second
          --rate 1e400             | --rate must be 0.001 to 1000000 operations a second
          --latency 9223372036854  | --latency must be 0 to 60000 ms
          --latency -1             | --latency must be 0 to 60000 ms
          --time-limit 9300000000  | --time-limit must be 0 to 86400 seconds
          --time-limit Infinity    | --time-limit must be 0 to 86400 seconds
          --time-limit NaN         | --time-limit must be 0 to 86400 seconds
          --nemesis-interval 0     | --nemesis-interval must be more than 0
          --nemesis-interval NaN   | --nemesis-interval must be more than 0
          --nemesis-interval 1e300 | --nemesis-interval must be more than 0, and 86400 seconds at most
          --nemesis slow --nemesis-interval 1e-4 | --nemesis-interval is so short, for this --time-limit
          --availability NaN       | --availability must be total, or a fraction from 0 to 1
          --availability 1.01      | --availability must be total, or a fraction from 0 to 1
          --availability -0.1      | --availability must be total, or a fraction from 0 to 1
          --node-count 0           | --node-count must be 1 to 1000
          --concurrency 10001      | --concurrency must be 1 to 10000
          --latency 60001          | --latency must be 0 to 60000 ms
          --time-limit 86401       | --time-limit must be 0 to 86400 seconds
          --time-limit -1          | --time-limit must be 0 to 86400 seconds
          --rate 1000001           | --rate must be 0.001 to 1000000 operations a second
          --node-count 2147483647  | --node-count must be 1 to 1000
          --concurrency 99999n     | --concurrency must be 1 to 10000
          """)
  void a_number_beyond_its_bounds_is_refused(String words, String message) {
    assertThatThrownBy(() -> flags(words).scenario(Optional.of("3c")))
        .isInstanceOf(ParameterException.class)
        .hasMessageStartingWith(message);
    Scenario file = ScenarioBuilder.of(Challenge.C3C).build();
    assertRefused(words, file, message);
  }

  private static void assertRefused(String words, Scenario file, String message) {
    assertThatThrownBy(() -> flags(words).over(file))
        .isInstanceOf(ParameterException.class)
        .hasMessageStartingWith(message);
  }

  private static ScenarioFlags flags(String words) {
    Flags flags = new Flags();
    new CommandLine(flags)
        .setCaseInsensitiveEnumValuesAllowed(true)
        .parseArgs(words.isEmpty() ? new String[0] : words.split(" "));
    return flags.mixin;
  }

  @Command(name = "test")
  private static final class Flags {
    @Mixin private ScenarioFlags mixin;
  }
}
