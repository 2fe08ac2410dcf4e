package glomers.workbench.explore;

import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SortedSet;

/**
 * The inputs of one node up to some moment, in order, and its observable state after them. Equal
 * sequences of inputs are the same object. Not thread-safe.
 */
final class NodeTrace {
  final int id;
  final Optional<NodeTrace> parent;

  /** The last input; without meaning for the first trace, which has none. */
  final int input;

  final int length;

  /** Number of timers among the inputs. */
  final int timers;

  /**
   * The messages to nodes that the node sent on the last input, by their {@linkplain EventInterner
   * number}.
   */
  final int[] sent;

  /** The values that the node acknowledged to clients, one bit for each. */
  final long acknowledged;

  /** The values that clients asked the node to broadcast, one bit for each. */
  final long asked;

  /** When the next timer of the node is due, in nanoseconds on the node's clock. */
  final OptionalLong due;

  /** What a read shows here; empty until it is computed. */
  Optional<Answer> answer = Optional.empty();

  private int[] inputs = {};
  private NodeTrace[] next = {};

  NodeTrace(
      int id,
      Optional<NodeTrace> parent,
      int input,
      int[] sent,
      long asked,
      long acknowledged,
      OptionalLong due) {
    this.id = id;
    this.parent = parent;
    this.input = input;
    this.length = parent.map(p -> p.length + 1).orElse(0);
    this.timers = parent.map(p -> p.timers + (input == EventInterner.TIMER ? 1 : 0)).orElse(0);
    this.sent = sent;
    this.asked = asked | parent.map(p -> p.asked).orElse(0L);
    this.acknowledged = acknowledged | parent.map(p -> p.acknowledged).orElse(0L);
    this.due = due;
  }

  /** This trace with one more input, if it has been run before. */
  Optional<NodeTrace> after(int wanted) {
    for (int i = 0; i < inputs.length; i++) {
      if (inputs[i] == wanted) {
        return Optional.of(next[i]);
      }
    }
    return Optional.empty();
  }

  void add(NodeTrace child) {
    inputs = Arrays.copyOf(inputs, inputs.length + 1);
    next = Arrays.copyOf(next, next.length + 1);
    inputs[inputs.length - 1] = child.input;
    next[next.length - 1] = child;
  }

  /**
   * The prefixes of this trace, each one input longer than the one before; this trace is the last.
   */
  NodeTrace[] fromFirst() {
    NodeTrace[] all = new NodeTrace[length];
    NodeTrace at = this;
    for (int i = length - 1; i >= 0; i--) {
      all[i] = at;
      at = at.parent.orElseThrow();
    }
    return all;
  }

  /**
   * A node's reply to a read.
   *
   * @param values the values; empty if the node didn't reply at once
   */
  record Answer(Optional<SortedSet<Long>> values) {}
}
