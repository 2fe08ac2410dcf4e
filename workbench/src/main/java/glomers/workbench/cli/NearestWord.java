package glomers.workbench.cli;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Finds the word that a mistyped word probably stands for. */
final class NearestWord {
  private NearestWord() {}

  /**
   * The nearest word, if it is the only one: the word at the smallest edit distance, which must be
   * at most a third of the letters; otherwise the only word that starts with the typed text.
   */
  static Optional<String> of(String typed, Collection<String> words) {
    String lower = typed.toLowerCase(Locale.ROOT);
    int most = typed.length() / 3;
    List<String> near =
        words.stream()
            .filter(word -> distance(lower, word.toLowerCase(Locale.ROOT)) <= most)
            .sorted(
                Comparator.comparingInt(
                    (String word) -> distance(lower, word.toLowerCase(Locale.ROOT))))
            .toList();
    if (!near.isEmpty()) {
      boolean tie = near.size() > 1 && distance(lower, near.get(0)) == distance(lower, near.get(1));
      return tie ? Optional.empty() : Optional.of(near.get(0));
    }
    List<String> longer = words.stream().filter(word -> word.startsWith(lower)).toList();
    return longer.size() == 1 && lower.length() > 1 ? Optional.of(longer.get(0)) : Optional.empty();
  }

  /** A question for the end of an error; empty if no word is near. */
  static String question(String typed, Collection<String> words) {
    return of(typed, words).map(word -> ". Did you mean " + word + "?").orElse("");
  }

  /** The optimal string alignment distance: letters to replace, delete, insert or transpose. */
  static int distance(String a, String b) {
    int[][] d = new int[a.length() + 1][b.length() + 1];
    for (int i = 0; i <= a.length(); i++) {
      for (int j = 0; j <= b.length(); j++) {
        if (i == 0 || j == 0) {
          d[i][j] = i + j;
          continue;
        }
        boolean same = a.charAt(i - 1) == b.charAt(j - 1);
        int least = Math.min(d[i - 1][j] + 1, d[i][j - 1] + 1);
        d[i][j] = Math.min(least, d[i - 1][j - 1] + (same ? 0 : 1));
        boolean swapped =
            i > 1
                && j > 1
                && a.charAt(i - 1) == b.charAt(j - 2)
                && a.charAt(i - 2) == b.charAt(j - 1);
        if (swapped) {
          d[i][j] = Math.min(d[i][j], d[i - 2][j - 2] + 1);
        }
      }
    }
    return d[a.length()][b.length()];
  }
}
