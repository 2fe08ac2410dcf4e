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
 * @param between the number of messages with the value that are left out because they were not
 *     delivered, and others on their link were not delivered before and after them
 * @param later the number of delivered messages with the value that are left out because too many
 *     came before them
 * @param faults the faults that were injected in the run
 */
public record ValueSpread(
    long value,
    List<String> nodes,
    Map<String, Long> had,
    List<Call> calls,
    List<Transmission> messages,
    long between,
    long later,
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
    SpreadMessages messages = new SpreadMessages();
    JournalReader.read(
        journal,
        names,
        most,
        message -> {
          if (carriers.carries(message, value)) {
            messages.add(message.transmission());
          }
        });
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
            messages.kept(),
            messages.between(),
            messages.later(),
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
}
