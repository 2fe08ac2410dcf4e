package glomers.workbench.explain;

import java.util.List;
import java.util.stream.Stream;

/**
 * What happened to one value.
 *
 * @param outcome {@code lost} or {@code stale}
 * @param seen what clients saw of it, sentence by sentence: who was asked, and what reads showed
 * @param why how that came about: what messages brought it to whom, and what became of the others
 */
public record Explanation(long value, String outcome, List<String> seen, List<String> why) {
  public Explanation {
    seen = List.copyOf(seen);
    why = List.copyOf(why);
  }

  /** The whole story. */
  public List<String> text() {
    return Stream.concat(seen.stream(), why.stream()).toList();
  }
}
