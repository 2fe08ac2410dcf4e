package glomers.workbench.explore;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Finds a path from the start to a state. The search does not record paths, which would take most
 * of its memory. A state names every input of every node, so only steps with those inputs need to
 * be tried. Not thread-safe.
 */
final class PathReconstruction {
  private final StateSpace space;
  private final int[] target;
  private final Set<List<Integer>> deadEnds = new LinkedHashSet<>();
  private final Deque<Step> path = new ArrayDeque<>();

  private PathReconstruction(StateSpace space, int[] target) {
    this.space = space;
    this.target = target;
  }

  /**
   * The first path in the order of the steps.
   *
   * @param depth number of steps from the start to the state
   */
  static List<Step> to(StateSpace space, int[] target, int depth) {
    PathReconstruction reconstruction = new PathReconstruction(space, target);
    if (!reconstruction.reach(space.start(), depth)) {
      throw new IllegalStateException("a state that was found can't be found again");
    }
    return List.copyOf(reconstruction.path);
  }

  private boolean reach(int[] state, int left) {
    if (left == 0) {
      return Arrays.equals(state, target);
    }
    if (!leadsToTarget(state) || !deadEnds.add(Arrays.stream(state).boxed().toList())) {
      return false;
    }
    List<Next> next = new ArrayList<>();
    space.steps(
        state,
        state.length,
        (step, to, length) -> next.add(new Next(step, Arrays.copyOf(to, length))));
    for (Next one : next) {
      path.addLast(one.step);
      if (reach(one.state, left - 1)) {
        return true;
      }
      path.removeLast();
    }
    return false;
  }

  private boolean leadsToTarget(int[] state) {
    for (int node = 0; node < space.bound().nodes(); node++) {
      NodeTrace at = space.trace(target, node);
      NodeTrace wanted = space.trace(state, node);
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
