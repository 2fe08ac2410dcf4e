package glomers.workbench.explore;

import glomers.common.node.NodeProgram;
import glomers.workbench.cluster.ProgramGuard;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * A small state space as a graph of states and steps.
 *
 * <p>A state is an array of numbers: the phase of the partitions, each node's {@linkplain NodeTrace
 * trace}, and the sorted messages in flight between nodes. It determines which steps can follow,
 * because a node's behaviour depends only on its trace.
 *
 * <p>A partition begins with the first message that it loses, and ends before the first message
 * that crosses it. No node can tell earlier or later times from these.
 *
 * <p>Not thread-safe.
 */
final class StateSpace {
  private static final int NO_CUT = -1;

  private final Bound bound;
  private final EventInterner inputs;
  private final List<NodeTraces> nodes = new ArrayList<>();
  private final List<Bipartition> cuts;
  private final int[] invocations;

  StateSpace(Bound bound, Supplier<NodeProgram> program, List<String> args, ProgramGuard guard) {
    this.bound = bound;
    inputs = new EventInterner(bound.nodeIds());
    cuts = Bipartition.all(bound.nodes());
    for (int node = 0; node < bound.nodes(); node++) {
      nodes.add(new NodeTraces(bound, program, args, node, inputs, guard));
    }
    invocations = new int[bound.values()];
    for (int value = 0; value < bound.values(); value++) {
      invocations[value] = inputs.of(NodeTraces.ask(bound, value));
    }
  }

  /** Receives steps. */
  @FunctionalInterface
  interface Visitor {
    /**
     * @param state the state that the step leads to; the array is reused
     * @param length the number of words of the array that are the state
     */
    void step(Step step, int[] state, int length);
  }

  Bound bound() {
    return bound;
  }

  EventInterner inputs() {
    return inputs;
  }

  NodeTraces node(int place) {
    return nodes.get(place);
  }

  /** An error text about a message to an unknown receiver, if a node sent one. */
  Optional<String> sentToNobody() {
    return nodes.stream().flatMap(node -> node.sentToNobody().stream()).findFirst();
  }

  /** Replays each node's newest trace, and checks that the node behaves in the same way. */
  void confirm() {
    nodes.forEach(node -> node.confirm(node.get(node.count() - 1)));
  }

  Bipartition cut(int place) {
    return cuts.get(place);
  }

  /** The state before any operation. */
  int[] start() {
    State state = new State(1 + nodes.size());
    state.setPhase(0, NO_CUT);
    for (int node = 0; node < nodes.size(); node++) {
      NodeTrace first = nodes.get(node).first();
      state.words[1 + node] = first.id;
      state.send(first.sent);
    }
    return Arrays.copyOf(state.words, state.length);
  }

  NodeTrace trace(int[] state, int node) {
    return nodes.get(node).get(state[1 + node]);
  }

  /** The messages in flight between nodes, in ascending order. */
  int[] underWay(int[] state, int length) {
    return Arrays.copyOfRange(state, 1 + nodes.size(), length);
  }

  /** The values that clients have broadcast, one bit for each. */
  long asked(int[] state) {
    long asked = 0;
    for (int node = 0; node < nodes.size(); node++) {
      asked |= trace(state, node).asked;
    }
    return asked;
  }

  private int timersFired(int[] state) {
    int fired = 0;
    for (int node = 0; node < nodes.size(); node++) {
      fired += trace(state, node).timers;
    }
    return fired;
  }

  /** Visits every step that can come next, always in the same order. */
  void steps(int[] from, int length, Visitor visitor) {
    long asked = asked(from);
    for (int value = 0; value < invocations.length; value++) {
      if ((asked >> value & 1) == 0) {
        give(Step.Kind.ASK, bound.nodeOf(value), invocations[value], from, length, visitor);
      }
    }
    for (int i = 1 + nodes.size(); i < length; i++) {
      if (mayCome(i, from)) {
        deliver(i, from, length, visitor);
        lose(i, from, length, visitor);
      }
    }
    boolean idle = length == 1 + nodes.size();
    boolean mayFire = (idle || bound.earlyTimers()) && timersFired(from) < bound.timers();
    for (int node = 0; mayFire && node < nodes.size(); node++) {
      if (trace(from, node).due.isPresent()) {
        give(Step.Kind.FIRE, node, EventInterner.TIMER, from, length, visitor);
      }
    }
  }

  /**
   * Of equal messages, only the first need be tried. On ordered links, only the oldest message may
   * arrive.
   */
  private boolean mayCome(int place, int[] from) {
    return place == 1 + nodes.size() || rank(from[place - 1]) != rank(from[place]);
  }

  /**
   * The sort key of messages in flight; messages of the same rank are in the order in which they
   * were sent.
   */
  private int rank(int message) {
    return bound.overtaking()
        ? message
        : inputs.src(message) * bound.nodes() + inputs.dest(message);
  }

  private void give(Step.Kind kind, int node, int input, int[] from, int length, Visitor visitor) {
    State state = new State(from, length);
    state.give(node, input);
    visitor.step(new Step(kind, node, input, NO_CUT), state.words, state.length);
  }

  private void deliver(int place, int[] from, int length, Visitor visitor) {
    int input = from[place];
    State state = new State(from, length);
    state.remove(place);
    if (state.cut() != NO_CUT && parts(state.cut(), input)) {
      state.setPhase(state.cutsBegun(), NO_CUT);
    }
    state.give(inputs.dest(input), input);
    visitor.step(
        new Step(Step.Kind.DELIVER, inputs.dest(input), input, NO_CUT), state.words, state.length);
  }

  private void lose(int place, int[] from, int length, Visitor visitor) {
    int input = from[place];
    for (int cut = 0; cut < cuts.size(); cut++) {
      State state = new State(from, length);
      boolean on = state.cut() == cut;
      if (parts(cut, input) && (on || state.cutsBegun() < bound.cuts())) {
        state.remove(place);
        state.setPhase(on ? state.cutsBegun() : state.cutsBegun() + 1, cut);
        visitor.step(
            new Step(Step.Kind.LOSE, inputs.dest(input), input, cut), state.words, state.length);
      }
    }
  }

  private boolean parts(int cut, int input) {
    return cuts.get(cut).parts(inputs.src(input), inputs.dest(input));
  }

  /** A state under construction. */
  private final class State {
    private static final int ROOM = 16;

    private int[] words;
    private int length;

    State(int length) {
      this.words = new int[length + ROOM];
      this.length = length;
    }

    State(int[] from, int length) {
      this(length);
      System.arraycopy(from, 0, words, 0, length);
    }

    int cutsBegun() {
      return words[0] / (cuts.size() + 1);
    }

    /** The current partition, or {@link #NO_CUT}. */
    int cut() {
      return words[0] % (cuts.size() + 1) - 1;
    }

    void setPhase(int cutsBegun, int cut) {
      words[0] = cutsBegun * (cuts.size() + 1) + cut + 1;
    }

    void remove(int place) {
      System.arraycopy(words, place + 1, words, place, length - place - 1);
      length--;
    }

    void give(int node, int input) {
      NodeTrace trace = nodes.get(node).after(trace(words, node), input);
      words[1 + node] = trace.id;
      send(trace.sent);
    }

    void send(int[] messages) {
      if (length + messages.length > words.length) {
        words = Arrays.copyOf(words, 2 * (length + messages.length));
      }
      for (int message : messages) {
        int place = length++;
        for (; place > 1 + nodes.size() && rank(words[place - 1]) > rank(message); place--) {
          words[place] = words[place - 1];
        }
        words[place] = message;
      }
    }
  }
}
