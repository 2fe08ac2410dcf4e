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
 * Why the verdict on a history is not <em>valid</em>, in words, where no value was lost: an
 * operation that never worked, too few that did, or nothing that could be judged. Each value that
 * was lost has an explanation of its own.
 */
public final class Reasons {
  /** The kind of a reason, followed by the name of an operation that never once worked. */
  public static final String NEVER_OK = "never-ok-";

  /** The kind of a reason: fewer operations worked than were asked for. */
  public static final String UNAVAILABLE = "unavailable";

  /** The kind of a reason: no value can be said to be lost, and none to be stable. */
  public static final String NOTHING_STABLE = "nothing-stable";

  /** How many nodes are told of. */
  private static final int NODES_TOLD = 3;

  /** How many values are named. */
  private static final int VALUES_NAMED = 5;

  /** So n2 comes before n10. */
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
   * One reason.
   *
   * @param kind in a word for programs
   * @param message in words for people
   */
  public record Reason(String kind, String message) {}

  /**
   * Finds the reasons; none, if the history is valid, or is invalid only for lost values.
   *
   * @param nodeOf what to call the node that a process talks to
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
   * The reason why a history does not have the availability that was asked for.
   *
   * @param wanted the share of operations that should work
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

  /** How operations ended that did not work: how often what came of them, node by node. */
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
    String told =
        byNode.entrySet().stream()
            .limit(NODES_TOLD)
            .map(entry -> entry.getKey() + " " + times(entry.getValue()))
            .collect(Collectors.joining("; "));
    int more = byNode.size() - NODES_TOLD;
    return more > 0 ? told + "; and so on for " + more + " more" : told;
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

  /** Why these values can't be judged. */
  private String unjudged(List<Long> values) {
    Map<Long, String> askedOf = new LinkedHashMap<>(); // the first node that was asked
    Set<Long> known = new LinkedHashSet<>();
    history.stream()
        .filter(Operation::byClient)
        .forEach(
            operation -> {
              if (operation.isBroadcast()) {
                long value = operation.broadcastValue();
                askedOf.putIfAbsent(value, nodeOf.apply(operation.process()));
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
                      askedOf::get, () -> new TreeMap<>(BY_NUMBER), Collectors.toList()));
      parts.add(
          byNode.entrySet().stream()
                  .limit(NODES_TOLD)
                  .map(entry -> entry.getKey() + " did not acknowledge " + some(entry.getValue()))
                  .collect(Collectors.joining(", "))
              + (byNode.size() > NODES_TOLD ? " and so on" : "")
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
        values.stream().limit(VALUES_NAMED).map(String::valueOf).collect(Collectors.joining(", "));
    int more = values.size() - VALUES_NAMED;
    return more > 0 ? named + " and " + more + " more" : named;
  }
}
