package glomers.workbench.explore;

import glomers.common.protocol.Message;
import glomers.common.protocol.MessageCodec;
import glomers.workbench.explore.CounterexampleTrace.Broadcast;
import glomers.workbench.explore.CounterexampleTrace.Partition;
import glomers.workbench.explore.CounterexampleTrace.Possession;
import glomers.workbench.explore.CounterexampleTrace.Transfer;
import glomers.workbench.scenario.Link;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;

/** Collects a {@link CounterexampleTrace}, step by step. Not thread-safe. */
final class TraceRecorder {
  private static final MessageCodec CODEC = new MessageCodec();

  private final Bound bound;
  private final List<Broadcast> broadcasts = new ArrayList<>();
  private final List<Transfer> messages = new ArrayList<>();
  private final List<Partition> partitions = new ArrayList<>();
  private final List<Possession> possessions = new ArrayList<>();

  TraceRecorder(Bound bound) {
    this.bound = bound;
  }

  void asked(int node, long value, int step) {
    broadcasts.add(new Broadcast(node, value, step, OptionalInt.empty()));
  }

  /**
   * @param values the values that a node acknowledges in this step, one bit for each
   */
  void acknowledged(long values, int step) {
    broadcasts.replaceAll(
        asked ->
            (values >> asked.value() & 1) == 1
                ? new Broadcast(asked.node(), asked.value(), asked.step(), OptionalInt.of(step))
                : asked);
  }

  /** Adds a message; its number must be the next one. */
  void sent(int src, int dest, Message message, int step) {
    String body = new String(CODEC.encodeBody(message), StandardCharsets.UTF_8);
    messages.add(
        new Transfer(
            messages.size() + 1, src, dest, body, step, OptionalInt.empty(), Optional.empty()));
  }

  void delivered(int number, int step) {
    end(number, step, Optional.empty());
  }

  /** A message is lost by the partition that began last. */
  void lost(int number, int step) {
    int last = partitions.size() - 1;
    Partition by = partitions.get(last);
    end(number, step, Optional.of(by.name()));
    partitions.set(
        last,
        new Partition(by.name(), by.detail(), by.links(), by.begin(), by.end(), by.lost() + 1));
  }

  private void end(int number, int step, Optional<String> lostBy) {
    Transfer sent = messages.get(number - 1);
    messages.set(
        number - 1,
        new Transfer(
            number,
            sent.src(),
            sent.dest(),
            sent.body(),
            sent.sent(),
            OptionalInt.of(step),
            lostBy));
  }

  void partitionBegins(Bipartition cut, int step) {
    Set<Link> links = new LinkedHashSet<>();
    for (int from = 0; from < bound.nodes(); from++) {
      for (int to = 0; to < bound.nodes(); to++) {
        if (cut.parts(from, to)) {
          links.add(new Link(bound.nodeIds().get(from), bound.nodeIds().get(to)));
        }
      }
    }
    String name = "partition " + (partitions.size() + 1);
    partitions.add(new Partition(name, cut.toString(), links, step, step, 0));
  }

  void partitionEnds(int step) {
    int last = partitions.size() - 1;
    Partition was = partitions.get(last);
    partitions.set(
        last, new Partition(was.name(), was.detail(), was.links(), was.begin(), step, was.lost()));
  }

  /** A read of a node after a step would show this. */
  void shows(int node, NodeTrace.Answer answer, int step) {
    for (long value : answer.values().orElse(new TreeSet<>())) {
      boolean known =
          possessions.stream().anyMatch(had -> had.node() == node && had.value() == value);
      if (!known) {
        possessions.add(new Possession(node, value, step));
      }
    }
  }

  /**
   * The trace so far.
   *
   * @param reads what each node shows after the last step; empty if it isn't known
   */
  CounterexampleTrace trace(List<NodeTrace.Answer> reads) {
    return new CounterexampleTrace(
        bound.nodeIds(),
        broadcasts,
        messages,
        partitions,
        possessions,
        reads.stream().map(read -> read.values().map(List::copyOf)).toList());
  }
}
