package glomers.workbench.shrink;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/**
 * Zeller and Hildebrandt's <em>ddmin</em>: leaves out of a list what is not needed for a failure,
 * first in large pieces and then in smaller ones.
 */
final class DeltaDebugging {
  private DeltaDebugging() {}

  /**
   * A part of a list that still fails, and no longer does if any one element is left out.
   *
   * @param items fail, all together
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

  /** Each piece alone, then all but each piece; the first that fails. */
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
