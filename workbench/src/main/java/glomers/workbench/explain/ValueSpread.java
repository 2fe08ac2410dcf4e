package glomers.workbench.explain;

import glomers.workbench.history.Operation;
import glomers.workbench.history.Operation.Type;
import glomers.workbench.network.InjectedFault;
import glomers.workbench.run.Outcome;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

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
 * @param limit the number of messages between nodes after which the journal was read no further;
 *     empty if it was read to its end
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
    OptionalLong limit,
    List<InjectedFault> faults) {

  /**
   * Follows the value that shows most about a run: the first lost value, or else the most stale
   * value, or else the first value that was broadcast.
   *
   * @return empty if no value was broadcast
   */
  public static Optional<ValueSpread> ofMostTelling(Outcome outcome, TracedRun traced)
      throws IOException {
    Optional<Long> value = mostTelling(outcome);
    return value.isPresent() ? Optional.of(of(outcome, traced, value.get())) : Optional.empty();
  }

  /**
   * Follows a value through a whole run.
   *
   * @param journal the file of messages and their fates
   * @return empty if the run is too large to follow a value
   */
  public static Optional<ValueSpread> of(Outcome outcome, Path journal, long value)
      throws IOException {
    Optional<TracedRun> traced = TracedRun.ofAll(outcome, journal);
    return traced.isPresent() ? Optional.of(of(outcome, traced.get(), value)) : Optional.empty();
  }

  private static ValueSpread of(Outcome outcome, TracedRun traced, long value) throws IOException {
    Calls calls = traced.calls();
    SpreadMessages messages = new SpreadMessages();
    boolean stopped =
        JournalReader.read(
            traced.journal(),
            traced.nodes(),
            traced.limit().orElse(Long.MAX_VALUE),
            message -> {
              if (traced.carriers().carries(message, value)) {
                messages.add(message.transmission());
              }
            });
    List<String> nodes = outcome.scenario().nodeIds();
    Map<String, Long> had = new LinkedHashMap<>();
    for (String node : nodes) {
      long since = traced.possession().had(node, value);
      if (since != Possession.NEVER) {
        had.put(node, since);
      }
    }
    return new ValueSpread(
        value,
        nodes,
        had,
        calls(value, nodes, calls),
        messages.kept(),
        messages.between(),
        messages.later(),
        stopped ? traced.limit() : OptionalLong.empty(),
        outcome.injectedFaults());
  }

  static Optional<Long> mostTelling(Outcome outcome) {
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

  private static Optional<Long> mostStale(Outcome outcome) {
    return outcome.workload().worstStale().stream().findFirst().map(stale -> stale.value());
  }

  /**
   * The calls that say most about some values: those of {@link #calls} for each.
   *
   * @return the calls in the order of the values; one may be there twice
   */
  public static List<Call> calls(TracedRun run, Collection<Long> values) {
    List<String> nodes = List.copyOf(run.nodes());
    return values.stream().flatMap(value -> calls(value, nodes, run.calls()).stream()).toList();
  }

  private static List<Call> calls(long value, List<String> nodes, Calls calls) {
    List<Call> some = new ArrayList<>(calls.broadcastsOf(value));
    long begun = some.stream().mapToLong(call -> call.begin().time()).min().orElse(0);
    for (String node : nodes) {
      List<Call> reads = calls.readsOf(node);
      reads.stream().filter(read -> read.shows(value)).findFirst().ifPresent(some::add);
      reads.stream()
          .filter(read -> read.lacks(value) && read.begin().time() >= begun)
          .reduce((before, last) -> last)
          .ifPresent(some::add);
    }
    some.sort(Comparator.comparingLong(call -> call.begin().index()));
    return some;
  }
}
