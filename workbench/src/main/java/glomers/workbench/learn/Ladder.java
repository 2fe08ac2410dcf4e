package glomers.workbench.learn;

import glomers.workbench.scenario.Challenge;
import glomers.workbench.scenario.Scenario;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.LongFunction;

/**
 * The steps to the solution of a challenge, in order. A chapter's ladder has the steps of the
 * chapters before it, too. Immutable.
 *
 * @param challenge the challenge at the top
 */
public record Ladder(Challenge challenge, List<Step> steps) {
  /** The number of seeds of a ladder, all steps together. */
  static final int SEEDS = 200;

  /**
   * The rounds of the step with threads. Measured on a machine with two cores that was busy with
   * other builds, one round found a list without a lock in 28 % of the cases. So all rounds miss it
   * less than once in a million times.
   */
  static final int ROUNDS = 60;

  private static final List<Step> ALL =
      List.of(
          step("init", Challenge.C3A, "answers init", new ConversationCheck("topology"), Set.of()),
          step(
              "topology",
              Challenge.C3A,
              "acknowledges topology",
              new ConversationCheck("read"),
              Set.of()),
          step(
              "stores",
              Challenge.C3A,
              "stores values and reads them back",
              check(1, seed -> Scenarios.conversation(), Scenarios.conversation()),
              Set.of()),
          step(
              "concurrent",
              Challenge.C3A,
              "keeps every value when requests come concurrently",
              new ConcurrencyCheck(ROUNDS, check(0, seed -> Scenarios.rush(), Scenarios.rush())),
              Set.of()),
          challenge(Challenge.C3A, 5),
          step(
              "peers",
              Challenge.C3B,
              "tells its peers",
              check(20, Scenarios::peers, Scenarios.peers(5)),
              Set.of("sends-to-itself")),
          step(
              "duplicates",
              Challenge.C3B,
              "deduplicates, and does not echo",
              new EchoCheck(check(20, Scenarios::twice, Scenarios.twice(0), Scenarios.twice(5))),
              Set.of("duplicate-in-read", "message-storm", "too-much-under-way")),
          step(
              "storm",
              Challenge.C3B,
              "makes no message storm",
              check(20, Scenarios::storm, Scenarios.storm(2)),
              Set.of()),
          challenge(Challenge.C3B, 5),
          step(
              "partition",
              Challenge.C3C,
              "survives a partition",
              check(40, Scenarios::partition, Scenarios.partition(0), Scenarios.partition(30)),
              Set.of()),
          step(
              "quiet",
              Challenge.C3C,
              "stops sending when all nodes have every value",
              check(20, Scenarios::quiet, Scenarios.quiet(0)),
              Set.of("not-quiet")),
          step(
              "faults",
              Challenge.C3C,
              "survives loss, duplication, one-way cuts and pauses",
              check(40, Scenarios::faults, Scenarios.faultsShortly()),
              Set.of()),
          challenge(Challenge.C3C, 12),
          targets(Challenge.C3D),
          targets(Challenge.C3E));

  public Ladder {
    steps = List.copyOf(steps);
  }

  /** The ladder to a challenge. */
  public static Ladder to(Challenge challenge) {
    List<Step> steps =
        ALL.stream().filter(step -> step.challenge().compareTo(challenge) <= 0).toList();
    return new Ladder(challenge, spread(steps));
  }

  /** The number of seeds of all steps. */
  public int seeds() {
    return seeds(steps);
  }

  /** What counts at a step: everything that no later step is about. */
  Judge judge(Step step) {
    Set<String> later = new LinkedHashSet<>();
    ALL.stream()
        .skip(ALL.stream().map(Step::id).toList().indexOf(step.id()) + 1L)
        .forEach(next -> later.addAll(next.kinds()));
    return new Judge(later);
  }

  /** Gives the challenge of the last chapter the seeds that the other steps leave. */
  private static List<Step> spread(List<Step> steps) {
    List<Step> spread = new ArrayList<>(steps);
    int last = spread.size() - 1;
    Step top = spread.get(last);
    int left = SEEDS - seeds(steps);
    if (left > 0
        && top.check() instanceof ScenarioCheck check
        && top.challenge().targets().isEmpty()) {
      spread.set(
          last,
          new Step(
              top.id(),
              top.challenge(),
              top.sentence(),
              check.withRuns(check.runs() + left),
              top.kinds(),
              top.hints()));
    }
    return spread;
  }

  private static int seeds(List<Step> steps) {
    return steps.stream().mapToInt(step -> step.check().seeds()).sum();
  }

  private static Step challenge(Challenge challenge, double realSeconds) {
    return step(
        "challenge-" + challenge.id(),
        challenge,
        "solves challenge " + challenge.id(),
        check(
            20,
            seed -> Scenarios.challenge(challenge, seed),
            Scenarios.shortly(challenge, realSeconds)),
        Set.of());
  }

  private static Step targets(Challenge challenge) {
    return step(
        "targets-" + challenge.id(),
        challenge,
        "meets the targets of challenge " + challenge.id(),
        check(2, seed -> Scenarios.targets(challenge, seed), Scenarios.targets(challenge, 0)),
        Set.of());
  }

  private static ScenarioCheck check(int runs, LongFunction<Scenario> simulated, Scenario... real) {
    return new ScenarioCheck(runs, simulated, Arrays.asList(real));
  }

  private static Step step(
      String id, Challenge challenge, String sentence, Check check, Set<String> kinds) {
    return new Step(id, challenge, sentence, check, kinds, Hints.of(id));
  }
}
