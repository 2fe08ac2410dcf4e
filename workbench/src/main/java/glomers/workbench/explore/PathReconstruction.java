package glomers.workbench.explore;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Finds a way from the start to a state. The search keeps no trace of its own, which would be most
 * of its memory; a state names every input of every node, and few ways go through nothing else.
 */
final class PathReconstruction {
  private final StateSpace environment;
  private final int[] target;
  private final Set<List<Integer>> deadEnds = new LinkedHashSet<>();
  private final Deque<Step> way = new ArrayDeque<>();

  private PathReconstruction(StateSpace environment, int[] target) {
    this.environment = environment;
    this.target = target;
  }

  /**
   * The first way, in the order of the steps.
   *
   * @param depth how many steps away the state is
   */
  static List<Step> to(StateSpace environment, int[] target, int depth) {
    PathReconstruction retrace = new PathReconstruction(environment, target);
    if (!retrace.reach(environment.start(), depth)) {
      throw new IllegalStateException("a state that was found can't be found again");
    }
    return List.copyOf(retrace.way);
  }

  private boolean reach(int[] state, int left) {
    if (left == 0) {
      return Arrays.equals(state, target);
    }
    if (!isOnTheWay(state) || !deadEnds.add(Arrays.stream(state).boxed().toList())) {
      return false;
    }
    List<Next> next = new ArrayList<>();
    environment.steps(
        state,
        state.length,
        (step, to, length) -> next.add(new Next(step, Arrays.copyOf(to, length))));
    for (Next one : next) {
      way.addLast(one.step);
      if (reach(one.state, left - 1)) {
        return true;
      }
      way.removeLast();
    }
    return false;
  }

  private boolean isOnTheWay(int[] state) {
    for (int node = 0; node < environment.bound().nodes(); node++) {
      NodeTrace at = environment.history(target, node);
      NodeTrace wanted = environment.history(state, node);
      while (at.length > wanted.length) {
        at = at.parent.orElseThrow();
      }
      if (at != wanted) {
        return false;
      }
    }
    return true;
  }

  private record Next(Step step, int[] state) {}
}
