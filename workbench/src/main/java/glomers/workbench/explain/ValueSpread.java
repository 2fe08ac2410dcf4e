package glomers.workbench.explain;

import glomers.workbench.history.Operation;
import glomers.workbench.history.Operation.Type;
import glomers.workbench.network.InjectedFault;
import glomers.workbench.run.Outcome;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * How one value spread over the nodes, as far as the records show. Immutable.
 *
 * @param nodes the nodes of the cluster, in their order
 * @param had when each node first had the value; a node that never had it is absent
 * @param calls the broadcasts of the value, and of each node the first read with it and the last
 *     read without it, in the order in which they began
 * @param messages messages with the value, in the order in which they were sent
 * @param more how many messages with the value are left out: of those on one link that were not
 *     delivered, all but the first and the last
 * @param faults the faults that were injected in the run
 */
public record ValueSpread(
    long value,
    List<String> nodes,
    Map<String, Long> had,
    List<Call> calls,
    List<Transmission> messages,
    long more,
    List<InjectedFault> faults) {

  /** Maximum number of messages that are read, if the run lost no value. */
  private static final long MAX_MESSAGES = 100_000;

  /** Limit on nodes times values, since a time is kept in memory for each pair. */
  private static final long MAX_POSSESSIONS = 5_000_000;

  /**
   * The value that shows most about a run: the first lost value, or else the most stale value, or
   * else the first value that was broadcast. Empty if none was broadcast. In a very long run, stale
   * values are passed over, because their messages may come after those that are read.
   */
  public static Optional<Long> mostTelling(Outcome outcome) {
    return outcome.workload().lost().stream()
        .findFirst()
        .or(() -> mostStale(outcome))
        .or(
            () ->
                outcome.history().stream()
                    .filter(operation -> operation.type() == Type.INVOKE)
                    .filter(operation -> operation.byClient() && operation.isBroadcast())
                    .map(Operation::broadcastValue)
                    .findFirst());
  }

  /**
   * Follows a value through a run.
   *
   * @param journal the file of messages and their fates
   * @return empty if the run is too large to follow a value
   */
  public static Optional<ValueSpread> of(Outcome outcome, Path journal, long value)
      throws IOException {
    List<String> nodes = outcome.scenario().nodeIds();
    if ((long) nodes.size() * outcome.workload().attempts() > MAX_POSSESSIONS) {
      return Optional.empty();
    }
    long most = outcome.workload().lost().isEmpty() ? MAX_MESSAGES : Long.MAX_VALUE;
    Calls calls = Calls.of(outcome.history(), outcome.scenario()::nodeOf);
    Possession possession = new Possession(nodes, calls);
    Set<String> names = new LinkedHashSet<>(nodes);
    Carriers carriers = Carriers.infer(journal, names, most, possession);
    List<Transmission> all = new ArrayList<>();
    JournalReader.read(
        journal,
        names,
        most,
        message -> {
          if (carriers.carries(message, value)) {
            all.add(message.transmission());
          }
        });
    List<Transmission> messages = withoutRepetitions(all);
    Map<String, Long> had = new LinkedHashMap<>();
    for (String node : nodes) {
      if (possession.had(node, value) != Possession.NEVER) {
        had.put(node, possession.had(node, value));
      }
    }
    return Optional.of(
        new ValueSpread(
            value,
            nodes,
            had,
            calls(value, nodes, calls),
            messages,
            all.size() - messages.size(),
            outcome.injectedFaults()));
  }

  private static Optional<Long> mostStale(Outcome outcome) {
    return outcome.net().servers().sent() > MAX_MESSAGES
        ? Optional.empty()
        : outcome.workload().worstStale().stream().findFirst().map(stale -> stale.value());
  }

  private static List<Call> calls(long value, List<String> nodes, Calls calls) {
    List<Call> some = new ArrayList<>(calls.broadcastsOf(value));
    for (String node : nodes) {
      List<Call> reads = calls.readsOf(node);
      reads.stream().filter(read -> read.shows(value)).findFirst().ifPresent(some::add);
      long begun =
          calls.broadcastsOf(value).stream().mapToLong(c -> c.begin().time()).min().orElse(0);
      reads.stream()
          .filter(read -> read.lacks(value) && read.begin().time() >= begun)
          .reduce((before, last) -> last)
          .ifPresent(some::add);
    }
    some.sort(Comparator.comparingLong(call -> call.begin().index()));
    return some;
  }

  private static List<Transmission> withoutRepetitions(List<Transmission> all) {
    all.sort(Comparator.comparingLong(Transmission::sent).thenComparing(Transmission::id));
    Map<String, List<Transmission>> lost = new LinkedHashMap<>();
    for (Transmission message : all) {
      if (!message.isDelivered()) {
        lost.computeIfAbsent(message.link(), link -> new ArrayList<>()).add(message);
      }
    }
    Set<Transmission> repeated = new LinkedHashSet<>();
    lost.values().stream()
        .filter(some -> some.size() > 2)
        .forEach(some -> repeated.addAll(some.subList(1, some.size() - 1)));
    return all.stream().filter(message -> !repeated.contains(message)).toList();
  }
}
