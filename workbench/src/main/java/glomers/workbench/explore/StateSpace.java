package glomers.workbench.explore;

import glomers.common.node.NodeProgram;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The small state space as a graph: its states, and the steps from each to others.
 *
 * <p>A state is a row of numbers: the phase of the cuts, each node's {@linkplain NodeTrace
 * history}, and the messages under way between nodes, in ascending order. It says all that decides
 * what can come: a node's future follows from its history, and nothing else is there.
 *
 * <p>A cut begins with the first message that it loses and ends before the first that passes where
 * it was. Moved to where it touches a message, its begin and its end are the same to every node.
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

  StateSpace(Bound bound, Supplier<NodeProgram> program, List<String> args) {
    this.bound = bound;
    inputs = new EventInterner(bound.nodeIds());
    cuts = Bipartition.all(bound.nodes());
    for (int node = 0; node < bound.nodes(); node++) {
      nodes.add(new NodeTraces(bound, program, args, node, inputs));
    }
    invocations = new int[bound.values()];
    for (int value = 0; value < bound.values(); value++) {
      invocations[value] = inputs.of(NodeTraces.ask(bound, value));
    }
  }

  /** Told of a step. */
  @FunctionalInterface
  interface Visitor {
    /**
     * @param state where the step leads; its array is used again
     * @param length how much of it counts
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

  /** What to say of a message that nobody here gets, if a node sent one. */
  Optional<String> sentToNobody() {
    return nodes.stream().flatMap(node -> node.sentToNobody().stream()).findFirst();
  }

  /** Makes sure that each node does once more what it did last. */
  void confirm() {
    nodes.forEach(node -> node.confirm(node.get(node.count() - 1)));
  }

  Bipartition cut(int place) {
    return cuts.get(place);
  }

  /** The state in which nothing has been asked. */
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

  NodeTrace history(int[] state, int node) {
    return nodes.get(node).get(state[1 + node]);
  }

  /** The messages between nodes that are under way, in ascending order. */
  int[] underWay(int[] state, int length) {
    return Arrays.copyOfRange(state, 1 + nodes.size(), length);
  }

  /** The values that nodes were asked to broadcast, as bits. */
  long asked(int[] state) {
    long asked = 0;
    for (int node = 0; node < nodes.size(); node++) {
      asked |= history(state, node).asked;
    }
    return asked;
  }

  private int timersFired(int[] state) {
    int fired = 0;
    for (int node = 0; node < nodes.size(); node++) {
      fired += history(state, node).timers;
    }
    return fired;
  }

  /** Shows every step that can come next, always in the same order. */
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
      if (history(from, node).due.isPresent()) {
        give(Step.Kind.FIRE, node, EventInterner.TIMER, from, length, visitor);
      }
    }
  }

  /**
   * Of equal messages, the first will do; on links that keep the order, the first is the oldest.
   */
  private boolean mayCome(int place, int[] from) {
    return place == 1 + nodes.size() || rank(from[place - 1]) != rank(from[place]);
  }

  /** What messages under way are sorted by; of the same rank, the one that was sent first. */
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

  /** A state that is being made. */
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

    /** The cut that is on, or {@link #NO_CUT}. */
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
      NodeTrace history = nodes.get(node).after(history(words, node), input);
      words[1 + node] = history.id;
      send(history.sent);
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
