package glomers.workbench.shrink;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/**
 * Zeller and Hildebrandt's <em>ddmin</em>: removes from a list the elements that a failure does not
 * need, first in large pieces, then in smaller ones.
 */
final class DeltaDebugging {
  private DeltaDebugging() {}

  /**
   * A sublist that still fails, and no longer fails if any one element is removed.
   *
   * @param items a list that fails
   */
  static <T> List<T> minimize(List<T> items, Predicate<List<T>> fails) {
    if (items.isEmpty() || fails.test(List.of())) {
      return List.of();
    }
    List<T> rest = items;
    int size = (rest.size() + 1) / 2;
    while (rest.size() > 1) {
      List<T> smaller = withoutOnePiece(rest, size, fails);
      if (smaller.size() < rest.size()) {
        rest = smaller;
        size = Math.min(size, (rest.size() + 1) / 2);
      } else if (size > 1) {
        size = (size + 1) / 2;
      } else {
        break;
      }
    }
    return rest;
  }

  /** The first variant that fails: of each piece alone, then of the list without each piece. */
  private static <T> List<T> withoutOnePiece(List<T> items, int size, Predicate<List<T>> fails) {
    if (size > 1 || items.size() == 2) {
      for (int begin = 0; begin < items.size(); begin += size) {
        List<T> piece = items.subList(begin, Math.min(begin + size, items.size()));
        if (piece.size() < items.size() && fails.test(piece)) {
          return piece;
        }
      }
    }
    for (int begin = 0; begin < items.size(); begin += size) {
      List<T> others = new ArrayList<>(items.subList(0, begin));
      others.addAll(items.subList(Math.min(begin + size, items.size()), items.size()));
      if (!others.isEmpty() && fails.test(others)) {
        return others;
      }
    }
    return items;
  }
}
