package glomers.workbench.cli;

import glomers.workbench.scenario.Challenge;
import glomers.workbench.scenario.Latency;
import glomers.workbench.scenario.Scenario;
import glomers.workbench.scenario.ScenarioBuilder;
import glomers.workbench.scenario.Topology;
import java.lang.reflect.Field;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/**
 * The flags of a scenario: Maelstrom's, with its names and meanings, and the seed. The class is
 * long because each flag is declared with its help text.
 */
final class ScenarioFlags {
  /** The one workload of this workbook. */
  private static final String WORKLOAD = "broadcast";

  private static final String SEED_FLAG = "--seed";
  private static final String NEMESIS_INTERVAL = "--nemesis-interval";
  private static final String LATENCY_DIST = "--latency-dist";

  @Spec(Spec.Target.MIXEE)
  private CommandSpec command;

  @Option(
      names = "--challenge",
      paramLabel = "ID",
      completionCandidates = Completions.Challenges.class,
      description =
          "Use the settings of challenge 3a, 3b, 3c, 3d or 3e, below (default: the part's own; of"
              + " a program of one's own, none).")
  private Optional<String> challenge = Optional.empty();

  @Option(
      names = {"-w", "--workload"},
      paramLabel = "NAME",
      description = "What clients do: broadcast, and nothing else (default: broadcast).")
  private String workload = WORKLOAD;

  @Mixin private NodeFlags nodes;

  @Option(
      names = "--time-limit",
      paramLabel = "SECONDS",
      description = "How long clients ask for things (default: the challenge's, or else 10).")
  private Optional<Double> timeLimit = Optional.empty();

  @Option(
      names = "--rate",
      paramLabel = "HZ",
      description =
          "Operations a second, over all clients together (default: the challenge's, or else 5).")
  private Optional<Double> rate = Optional.empty();

  @Option(
      names = "--concurrency",
      paramLabel = "N|Nn",
      description = "Clients that ask at the same time; 4n: four for each node (default: 1n).")
  private String concurrency = "1n";

  @Option(
      names = "--latency",
      paramLabel = "MILLIS",
      description = "Mean latency between nodes (default: the challenge's, or else 0).")
  private Optional<Long> latency = Optional.empty();

  @Option(
      names = LATENCY_DIST,
      paramLabel = "DIST",
      description = "How latencies are drawn: ${COMPLETION-CANDIDATES} (default: constant).")
  private Latency.Distribution latencyDist = Latency.Distribution.CONSTANT;

  @Option(
      names = "--topology",
      paramLabel = "SPEC",
      description = "The neighbours that nodes are told: ${COMPLETION-CANDIDATES} (default: grid).")
  private Topology topology = Topology.GRID;

  @Option(
      names = "--nemesis",
      paramLabel = "FAULTS",
      split = ",",
      completionCandidates = Completions.Faults.class,
      description =
          "What goes wrong, separated by commas: partition, one-way, loss, duplicate, slow, pause;"
              + " or none (default: the challenge's, or else none).")
  private List<String> nemesis; // null if the flag isn't given: picocli has no optional lists

  @Option(
      names = NEMESIS_INTERVAL,
      paramLabel = "SECONDS",
      description = "Mean time between a fault's start and its end, and the next (default: 10).")
  private double nemesisInterval = 10;

  @Option(
      names = "--availability",
      paramLabel = "FRACTION",
      description =
          "The share of operations that must succeed: total, or 0 to 1 (default: no share).")
  private Optional<String> availability = Optional.empty();

  @Option(
      names = "--repeat-values",
      description = "Broadcast some values again, so that deduplication is put to the test.")
  private boolean repeatValues;

  @Option(names = "--strict", description = "Findings, too, make a test invalid.")
  private boolean strict;

  @Option(
      names = SEED_FLAG,
      paramLabel = "N",
      description =
          "Decides every random choice of the workbench (default: a new one, and 1"
              + " in a comparison).")
  private Optional<Long> seed = Optional.empty();

  private long chosenSeed = new SecureRandom().nextInt(1_000_000);

  /**
   * The scenario of the flags.
   *
   * @param part the part under test; its challenge gives the settings without a flag
   * @throws ParameterException if the flags make no valid scenario
   */
  Scenario scenario(Optional<String> part) {
    return scenario(part, chosenSeed);
  }

  /** The same, with a default for the seed. */
  Scenario scenario(Optional<String> part, long defaultSeed) {
    Challenge preset =
        challenge
            .map(id -> Challenge.of(id).orElseThrow(() -> bad(noChallenge("--challenge", id))))
            .or(() -> part.flatMap(Challenge::of))
            .orElse(Challenge.NONE);
    Latency baseLatency =
        new Latency(Scenario.millis(preset.latencyMillis()), Latency.Distribution.CONSTANT);
    return build(ScenarioBuilder.of(preset).seed(defaultSeed), preset.nodeCount(), baseLatency);
  }

  /** Replaces the settings for which a flag is given. */
  private Scenario build(ScenarioBuilder scenario, int baseNodes, Latency baseLatency) {
    if (!workload.equals(WORKLOAD)) {
      throw bad(
          "--workload must be broadcast, the one that this workbook is about, and is '"
              + workload
              + "'");
    }
    Optional<List<String>> named = nodes.nodes(this);
    named.ifPresent(scenario::nodes);
    int count = named.map(List::size).orElse(baseNodes);
    if (given("--concurrency") || count != baseNodes) {
      scenario.concurrency(checked(() -> FlagValues.concurrency(concurrency, count)));
    }
    timeLimit.ifPresent(scenario::seconds);
    rate.ifPresent(scenario::rate);
    scenario.latency(
        new Latency(
            latency.map(Scenario::millis).orElse(baseLatency.meanNanos()),
            given(LATENCY_DIST) ? latencyDist : baseLatency.distribution()));
    if (given("--topology")) {
      scenario.topology(topology);
    }
    if (nemesis != null) {
      scenario.faults(checked(() -> FlagValues.faults(nemesis)));
    }
    if (given(NEMESIS_INTERVAL)) {
      scenario.interval(nemesisInterval);
    }
    if (repeatValues) {
      scenario.repeatValues(Scenario.REPEAT_SHARE);
    }
    availability
        .map(text -> checked(() -> FlagValues.availability(text)))
        .ifPresent(scenario::availability);
    if (strict) {
      scenario.strict();
    }
    seed.ifPresent(scenario::seed);
    return checked(scenario::build);
  }

  /** Whether any flag except the seed is given. */
  boolean any() {
    return command.commandLine().getParseResult().matchedOptions().stream()
        .filter(option -> option.userObject() instanceof Field field && isHere(field))
        .anyMatch(option -> !option.longestName().equals(SEED_FLAG));
  }

  private static boolean isHere(Field field) {
    return field.getDeclaringClass() == ScenarioFlags.class
        || field.getDeclaringClass() == NodeFlags.class;
  }

  /** The challenge whose settings a flag asks for. */
  Optional<String> challenge() {
    return challenge;
  }

  /** Whether a seed is given. */
  boolean hasSeed() {
    return seed.isPresent();
  }

  /** The number of nodes, if a flag gives it. */
  Optional<Integer> nodeCount() {
    return nodes.count();
  }

  Topology topology() {
    return topology;
  }

  /**
   * The scenario of a file, with the settings replaced for which a flag is given.
   *
   * @throws ParameterException if that makes no valid scenario, or if a flag would have no effect
   */
  Scenario over(Scenario file) {
    if (challenge.isPresent()) {
      throw bad(
          "--challenge and --scenario don't go together: the file says what the settings are, as in"
              + " \"challenge\": \"3d\"");
    }
    if (file.schedule().operations().isPresent()) {
      refuse("the operations are written out in the file", "--rate", "--repeat-values");
    }
    if (file.schedule().faults().isPresent()) {
      refuse("the faults are written out in the file", "--nemesis", NEMESIS_INTERVAL);
    } else if ((nemesis == null ? file.faults() : checked(() -> FlagValues.faults(nemesis)))
        .isEmpty()) {
      refuse("there are no faults", NEMESIS_INTERVAL);
    }
    if (latency.map(Scenario::millis).orElse(file.latency().meanNanos()) == 0) {
      refuse("messages take no time, here and in the file", LATENCY_DIST);
    }
    return build(ScenarioBuilder.of(file), file.nodeCount(), file.latency());
  }

  private void refuse(String why, String... names) {
    for (String name : names) {
      if (given(name)) {
        throw bad(name + " would decide nothing: " + why);
      }
    }
  }

  /** The given flags, as words. */
  List<String> words() {
    List<String> words = new ArrayList<>();
    for (OptionSpec option : command.commandLine().getParseResult().matchedOptions()) {
      if (command.mixins().values().stream().anyMatch(mixin -> mine(mixin, option))) {
        words.add(option.longestName());
        if (option.arity().max() > 0) {
          words.add(String.join(",", option.originalStringValues()));
        }
      }
    }
    return words;
  }

  private static boolean mine(CommandSpec mixin, OptionSpec option) {
    return mixin.userObject() instanceof ScenarioFlags
        && mixin.findOption(option.longestName()) != null;
  }

  private <T> T checked(Supplier<T> value) {
    try {
      return value.get();
    } catch (IllegalArgumentException e) {
      throw bad(e.getMessage());
    }
  }

  private boolean given(String flag) {
    return command.commandLine().getParseResult().hasMatchedOption(flag);
  }

  /**
   * Checks that the command line names a program.
   *
   * @throws ParameterException if it names none, or an unknown part
   */
  void checkPart(Optional<String> part, boolean otherProgram) {
    if (part.isEmpty() && !otherProgram) {
      throw bad("say which part to test, 3a, 3b or 3c, or which program, with --bin FILE");
    }
    if (part.isPresent() && !otherProgram && !Part.NAMES.contains(part.get())) {
      throw bad(Part.unknown(part.get()));
    }
    checkChallenge(part);
  }

  /** Checks that the part, whose settings another program gets, names a challenge. */
  void checkChallenge(Optional<String> part) {
    if (part.isPresent() && Challenge.of(part.get()).isEmpty()) {
      throw bad(noChallenge("the part", part.get()));
    }
  }

  ParameterException bad(String message) {
    return new ParameterException(command.commandLine(), message);
  }

  static String noChallenge(String where, String id) {
    return where + " must be one of " + Challenge.names() + ", and is '" + id + "'";
  }
}
