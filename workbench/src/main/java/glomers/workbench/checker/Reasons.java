package glomers.workbench.checker;

import glomers.workbench.history.Operation;
import glomers.workbench.history.Operation.Type;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.IntFunction;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * The reasons why the verdict on a history is not <em>valid</em>, apart from lost values: an
 * operation never succeeded, too few operations succeeded, or no value could be judged. Each lost
 * value has an explanation of its own. Not thread-safe.
 */
public final class Reasons {
  /** The prefix of a kind: an operation never succeeded. The operation's name follows. */
  public static final String NEVER_OK = "never-ok-";

  /** A kind: fewer operations succeeded than the requested availability. */
  public static final String UNAVAILABLE = "unavailable";

  /** A kind: no value is known to be lost, and none to be stable. */
  public static final String NOTHING_STABLE = "nothing-stable";

  /** The maximum number of nodes described in a reason. */
  private static final int MAX_NODES = 3;

  /** The maximum number of values listed in a reason. */
  private static final int MAX_VALUES = 5;

  /** Sorts n2 before n10. */
  private static final Comparator<String> BY_NUMBER =
      Comparator.comparingInt(String::length).thenComparing(Comparator.naturalOrder());

  private final Collection<Operation> history;
  private final IntFunction<String> nodeOf;
  private final List<Reason> reasons = new ArrayList<>();

  private Reasons(Collection<Operation> history, IntFunction<String> nodeOf) {
    this.history = history;
    this.nodeOf = nodeOf;
  }

  /**
   * A reason. Immutable.
   *
   * @param kind an identifier for programs
   * @param message a description for people
   */
  public record Reason(String kind, String message) {}

  /**
   * Finds the reasons. The list is empty if the history is valid, or invalid only because of lost
   * values.
   *
   * @param nodeOf the name of the node that a process sends requests to
   */
  public static List<Reason> of(
      Collection<Operation> history, CheckResult checkResult, IntFunction<String> nodeOf) {
    Reasons reasons = new Reasons(history, nodeOf);
    checkResult.stats().byFunction().forEach(reasons::neverOk);
    if (checkResult.workload().verdict() == Verdict.UNKNOWN) {
      reasons.nothingStable(checkResult.workload());
    }
    return reasons.reasons;
  }

  /**
   * The reason for a history that misses the requested availability.
   *
   * @param wanted the share of operations that must succeed, from 0 to 1
   */
  public static Reason unavailable(
      Collection<Operation> history, Stats stats, double wanted, IntFunction<String> nodeOf) {
    String share =
        wanted == 1
            ? "all of them"
            : BigDecimal.valueOf(wanted).stripTrailingZeros().toPlainString() + " of them";
    return new Reason(
        UNAVAILABLE,
        "%d of %d operations worked, and --availability asks for %s: %s"
            .formatted(
                stats.all().ok(),
                stats.invoked(),
                share,
                new Reasons(history, nodeOf).failures(operation -> true)));
  }

  private void neverOk(String function, Stats.Count count) {
    if (count.verdict() == Verdict.INVALID) {
      String outcome =
          count.total() == 0
              ? "none ended"
              : failures(operation -> operation.function().equals(function));
      reasons.add(
          new Reason(
              NEVER_OK + function,
              "no %s worked, of %d, and one must at least: %s"
                  .formatted(function, count.total(), outcome)));
    }
  }

  /**
   * Describes how operations failed: for each node, the kinds of failure and the number of each.
   */
  private String failures(Predicate<Operation> which) {
    Map<String, Map<String, Integer>> byNode = new TreeMap<>(BY_NUMBER);
    history.stream()
        .filter(operation -> operation.byClient() && which.test(operation))
        .filter(operation -> operation.type() == Type.FAIL || operation.type() == Type.INFO)
        .forEach(
            end ->
                byNode
                    .computeIfAbsent(nodeOf.apply(end.process()), node -> new TreeMap<>())
                    .merge(end.failure(), 1, Integer::sum));
    String described =
        byNode.entrySet().stream()
            .limit(MAX_NODES)
            .map(entry -> entry.getKey() + " " + times(entry.getValue()))
            .collect(Collectors.joining("; "));
    int more = byNode.size() - MAX_NODES;
    return more > 0 ? described + "; and so on for " + more + " more" : described;
  }

  private static String times(Map<String, Integer> errors) {
    return errors.entrySet().stream()
        .map(
            entry ->
                "%s (%s)"
                    .formatted(
                        entry.getKey(),
                        entry.getValue() == 1 ? "once" : entry.getValue() + " times"))
        .collect(Collectors.joining(", "));
  }

  private void nothingStable(SetFull.Result workload) {
    int attempts = workload.attempts();
    String why =
        attempts == 0
            ? "no client broadcast a value, so there is nothing to judge: let the test run longer,"
                + " or at a higher rate"
            : attempts == 1
                ? "one value was broadcast, and " + unjudged(workload.neverRead())
                : "of the %d values that were broadcast, %s"
                    .formatted(attempts, unjudged(workload.neverRead()));
    String so = attempts == 0 ? "" : ": so no value is seen to be lost, and none to stay";
    reasons.add(new Reason(NOTHING_STABLE, why + so));
  }

  /** Describes why these values can't be judged. */
  private String unjudged(List<Long> values) {
    // The first node that got the broadcast, by value.
    Map<Long, String> nodeOfBroadcast = new LinkedHashMap<>();
    Set<Long> known = new LinkedHashSet<>();
    history.stream()
        .filter(Operation::byClient)
        .forEach(
            operation -> {
              if (operation.isBroadcast()) {
                long value = operation.broadcastValue();
                nodeOfBroadcast.putIfAbsent(value, nodeOf.apply(operation.process()));
                if (operation.type() == Type.OK) {
                  known.add(value);
                }
              } else if (operation.isOkRead()) {
                known.addAll(operation.reading().values());
              }
            });
    List<Long> unknown = values.stream().filter(value -> !known.contains(value)).toList();
    List<Long> early = values.stream().filter(known::contains).toList();
    List<String> parts = new ArrayList<>();
    if (!unknown.isEmpty()) {
      Map<String, List<Long>> byNode =
          unknown.stream()
              .collect(
                  Collectors.groupingBy(
                      nodeOfBroadcast::get, () -> new TreeMap<>(BY_NUMBER), Collectors.toList()));
      parts.add(
          byNode.entrySet().stream()
                  .limit(MAX_NODES)
                  .map(entry -> entry.getKey() + " did not acknowledge " + some(entry.getValue()))
                  .collect(Collectors.joining(", "))
              + (byNode.size() > MAX_NODES ? " and so on" : "")
              + ", and no read showed "
              + (unknown.size() == 1 ? "it" : "them"));
    }
    if (!early.isEmpty()) {
      parts.add(
          "no read that worked began after "
              + some(early)
              + (early.size() == 1 ? " was" : " were")
              + " acknowledged or shown");
    }
    return String.join("; ", parts);
  }

  private static String some(List<Long> values) {
    String named =
        values.stream().limit(MAX_VALUES).map(String::valueOf).collect(Collectors.joining(", "));
    int more = values.size() - MAX_VALUES;
    return more > 0 ? named + " and " + more + " more" : named;
  }
}
