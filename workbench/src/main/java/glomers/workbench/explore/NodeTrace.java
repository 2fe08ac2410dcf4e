package glomers.workbench.explore;

import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SortedSet;

/**
 * What one node was given up to some moment, in order, and all that can be seen of it then. Two
 * equal sequences of inputs are the same object.
 */
final class NodeTrace {
  final int id;
  final Optional<NodeTrace> parent;

  /** The last input; meaningless for the first history, which has none. */
  final int input;

  final int length;

  /** How many of the inputs were timers. */
  final int timers;

  /**
   * The messages to nodes that the last input made it send, by their {@linkplain EventInterner
   * number}.
   */
  final int[] sent;

  /** The values that its clients were told are taken, as bits. */
  final long acknowledged;

  /** The values that it was asked to broadcast, as bits. */
  final long asked;

  /** When its next timer is due, on its own clock. */
  final OptionalLong due;

  /** What a read shows here; absent until somebody wants to know. */
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

  /** This history and one input more, if that has been run before. */
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

  /** The histories that lead here, each one input longer than the one before; this is the last. */
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
   * What a node answered to a read.
   *
   * @param values the values, or nothing if it didn't answer at once
   */
  record Answer(Optional<SortedSet<Long>> values) {}
}
