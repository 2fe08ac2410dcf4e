package glomers.workbench.gallery;

import static org.assertj.core.api.Assertions.assertThat;

import glomers.common.node.NodeProgram;
import glomers.workbench.checker.Verdict;
import glomers.workbench.run.Outcome;
import glomers.workbench.scenario.Challenge;
import glomers.workbench.scenario.FaultKind;
import glomers.workbench.scenario.Scenario;
import glomers.workbench.scenario.ScenarioBuilder;
import glomers.workbench.scenario.ScheduledFault;
import glomers.workbench.scenario.ScheduledOperation;
import glomers.workbench.shrink.Failure;
import glomers.workbench.shrink.Shrinker.Shrunk;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each wrong variant is caught in virtual time, by the check for its mistake. */
class GalleryTest {
  static Stream<Exhibit> exhibits() {
    return Stream.of(
        exhibit(
            NoDedup::new,
            healthy(1).repeatValues(0.5),
            "1 node: 0 s n0 0, 0 s n0 0",
            "duplicate-in-read"),
        exhibit(
            NoDedup::new,
            healthy(1).faults(FaultKind.DUPLICATE),
            "2 nodes: 0 s n0 0; duplicate 100% of the messages 0 s to 0.1 s",
            "duplicate-in-read"),
        exhibit(
            NoRetry::new,
            partitioned(2),
            "2 nodes: 0 s n1 0, 0 s n0 read; partition n1 -> n0 0 s to 0.1 s",
            "lost",
            "not-everywhere"),
        exhibit(
            RetryWithoutAcknowledgement::new, slow(3), "2 nodes: 0 s n0 0, 0 s n0 1", "not-quiet"),
        exhibit(
            AcknowledgesBeforeStoring::new,
            lenient(4).faults(FaultKind.PARTITION),
            "1 node: 0 s n0 0",
            "lost"),
        exhibit(
            EchoesToSender::new,
            slow(5),
            "2 nodes: 0 s n0 0, 0 s n1 1; latency 50 ms",
            "not-quiet"),
        exhibit(EchoesToSender::new, healthy(5), "2 nodes: 0 s n0 0", "message-storm"),
        exhibit(
            ForwardsToItself::new,
            slow(6),
            "1 node: 0 s n0 0, 0 s n0 1; latency 50 ms",
            "not-quiet",
            "sends-to-itself"),
        exhibit(
            ForgetsOnDuplicate::new,
            healthy(7).repeatValues(0.5),
            "1 node: 0 s n0 0, 0 s n0 read, 0 s n0 0",
            "lost",
            "forgotten-value"),
        exhibit(
            FirstPeerOnly::new,
            healthy(8),
            "3 nodes: 0 s n2 0, 0 s n1 read",
            "lost",
            "not-everywhere"),
        exhibit(
            NeighboursOnly::new,
            healthy(9),
            "3 nodes: 0 s n1 0, 0 s n2 read",
            "lost",
            "not-everywhere"),
        exhibit(
            RetriesOnce::new,
            partitioned(10),
            "2 nodes: 0 s n1 0, 0 s n0 read; partition n1 -> n0 0 s to 0.6 s",
            "lost",
            "not-everywhere"),
        exhibit(
            GivesUpAtTimeout::new,
            partitioned(21),
            "2 nodes: 0 s n1 0, 0 s n0 read; partition n1 -> n0 0 s to 0.1 s",
            "lost",
            "not-everywhere"),
        exhibit(
            StoresFromClientsOnly::new,
            healthy(12),
            "2 nodes: 0 s n0 0, 0 s n1 read",
            "lost",
            "not-everywhere"),
        exhibit(StaleReads::new, healthy(13), "1 node: 0 s n0 0", "lost"),
        exhibit(
            StartsOverWithTopology::new,
            healthy(14),
            "1 node: 0 s n0 0, 0 s n0 read",
            "lost",
            "forgotten-value"),
        exhibit(
            OneAcknowledgementForAll::new,
            partitioned(15),
            "3 nodes: 0 s n2 0, 0 s n0 read; partition n2 -> n0 0 s to 0.1 s",
            "lost",
            "not-everywhere"),
        exhibit(
            AnswersUnasked::new, healthy(16), "2 nodes: 0 s n0 0", "reply-without-in-reply-to"));
  }

  private static Exhibit exhibit(
      Supplier<NodeProgram> variant, ScenarioBuilder weather, String smallest, String... kinds) {
    return new Exhibit(variant, weather, Set.of(kinds), smallest);
  }

  private static ScenarioBuilder healthy(long seed) {
    return lenient(seed).strict();
  }

  /** A scenario in which findings don't count. */
  private static ScenarioBuilder lenient(long seed) {
    return ScenarioBuilder.of(Challenge.C3B).seed(seed);
  }

  /** A short test, because some nodes never come to rest. */
  private static ScenarioBuilder slow(long seed) {
    return healthy(seed).seconds(3).rate(3).latency(50);
  }

  private static ScenarioBuilder partitioned(long seed) {
    return healthy(seed).faults(FaultKind.PARTITION);
  }

  @ParameterizedTest
  @MethodSource("exhibits")
  void a_wrong_variant_fails_in_its_own_way(Exhibit exhibit) {
    Outcome outcome = exhibit.run(exhibit.variant());
    assertThat(outcome.verdict()).isEqualTo(Verdict.INVALID);
    assertThat(Failure.of(outcome).kinds()).isEqualTo(exhibit.kinds());
  }

  @ParameterizedTest
  @MethodSource("exhibits")
  void the_right_variant_passes_in_the_same_scenario(Exhibit exhibit) {
    Outcome outcome = exhibit.run(Right::new);
    assertThat(outcome.findings()).isEmpty();
    assertThat(outcome.verdict()).isEqualTo(Verdict.VALID);
  }

  @ParameterizedTest
  @MethodSource("exhibits")
  void its_failure_shrinks_to_the_smallest_scenario(Exhibit exhibit) {
    Shrunk shrunk = exhibit.shrink();
    assertThat(shrunk.failure().kinds()).isEqualTo(exhibit.kinds());
    assertThat(inWords(shrunk.scenario())).isEqualTo(exhibit.smallest());
  }

  /** Such as "2 nodes: 0 s n0 0, 0.1 s n1 read; partition n0 -> n1 0-0.1 s". */
  private static String inWords(Scenario scenario) {
    String invocations =
        scenario.schedule().invocations().stream()
            .map(GalleryTest::ask)
            .collect(Collectors.joining(", "));
    String faults =
        scenario.schedule().scheduledFaults().stream()
            .map(GalleryTest::fault)
            .collect(Collectors.joining(", "));
    long latency = TimeUnit.NANOSECONDS.toMillis(scenario.latency().meanNanos());
    return scenario.nodeCount()
        + (scenario.nodeCount() == 1 ? " node: " : " nodes: ")
        + invocations
        + (faults.isEmpty() ? "" : "; " + faults)
        + (latency == 0 ? "" : "; latency " + latency + " ms");
  }

  private static String ask(ScheduledOperation ask) {
    return seconds(ask.atNanos())
        + " "
        + ask.node()
        + " "
        + ask.broadcast().map(String::valueOf).orElse("read");
  }

  private static String fault(ScheduledFault timed) {
    return timed.fault().kind()
        + " "
        + timed.fault().detail()
        + " "
        + seconds(timed.fromNanos())
        + " to "
        + seconds(timed.toNanos());
  }

  private static String seconds(long nanos) {
    return nanos == 0 ? "0 s" : String.format(Locale.ROOT, "%.1f s", nanos / 1e9);
  }
}
