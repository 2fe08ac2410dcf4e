package glomers.workbench.run;

import glomers.workbench.scenario.Challenge;
import glomers.workbench.scenario.FaultKind;
import glomers.workbench.scenario.Latency;
import glomers.workbench.scenario.NodeNames;
import glomers.workbench.scenario.Scenario;
import glomers.workbench.scenario.Topology;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/**
 * Converts a scenario to command-line flags. All settings are explicit, so a change of a default
 * does not change the scenario. Thread-safe.
 */
public final class RepeatFlags {
  private RepeatFlags() {}

  /** The flags and their values, quoted for a shell. */
  public static List<String> of(Scenario scenario) {
    List<String> words = new ArrayList<>();
    scenario
        .targets()
        .flatMap(Challenge::withTargets)
        .ifPresent(challenge -> add(words, "--challenge", challenge.id()));
    words.addAll(nodes(scenario));
    add(words, "--time-limit", plain(scenario.timeLimitNanos() / 1e9));
    add(words, "--rate", plain(scenario.rate()));
    add(words, "--concurrency", scenario.concurrency());
    add(words, "--latency", TimeUnit.NANOSECONDS.toMillis(scenario.latency().meanNanos()));
    if (scenario.latency().distribution() != Latency.Distribution.CONSTANT) {
      add(words, "--latency-dist", scenario.latency().distribution());
    }
    if (scenario.topology() != Topology.GRID) {
      add(words, "--topology", scenario.topology());
    }
    String faults =
        scenario.faults().stream().map(FaultKind::toString).collect(Collectors.joining(","));
    add(words, "--nemesis", faults.isEmpty() ? "none" : faults);
    if (!faults.isEmpty()) {
      add(words, "--nemesis-interval", plain(scenario.nemesisIntervalNanos() / 1e9));
    }
    if (scenario.repeatShare() > 0) {
      words.add("--repeat-values");
    }
    if (scenario.strict()) {
      words.add("--strict");
    }
    scenario.availability().ifPresent(least -> add(words, "--availability", plain(least)));
    add(words, "--seed", scenario.seed());
    return words;
  }

  /** The flag for the nodes: their number, or their names. */
  public static List<String> nodes(Scenario scenario) {
    List<String> words = new ArrayList<>();
    if (NodeNames.areNumbered(scenario.nodeIds())) {
      add(words, "--node-count", scenario.nodeCount());
    } else {
      add(words, "--nodes", String.join(",", scenario.nodeIds()));
    }
    return words;
  }

  /** The program's own arguments, as they follow the flags; empty if there are none. */
  public static List<String> args(List<String> args) {
    List<String> words = new ArrayList<>();
    if (!args.isEmpty()) {
      words.add("--");
      args.stream().map(RepeatFlags::quoted).forEach(words::add);
    }
    return words;
  }

  /** A number without trailing zeros. */
  public static String plain(double number) {
    return BigDecimal.valueOf(number).stripTrailingZeros().toPlainString();
  }

  private static void add(List<String> words, String flag, Object value) {
    words.add(flag);
    words.add(quoted(value.toString()));
  }

  /** A word, quoted for a shell if necessary. */
  public static String quoted(String word) {
    return word.matches("[A-Za-z0-9_./:=+,-]+") ? word : "'" + word.replace("'", "'\\''") + "'";
  }
}
