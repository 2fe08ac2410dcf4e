package glomers.workbench.explain;

import java.util.List;

/**
 * What happened to one value.
 *
 * @param outcome {@code lost} or {@code stale}
 * @param text the story, sentence by sentence
 */
public record Explanation(long value, String outcome, List<String> text) {}
