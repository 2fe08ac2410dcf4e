package glomers.workbench.bench;

import static java.util.stream.Collectors.joining;

import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.stream.IntStream;

/** Tables for people. */
final class TextTable {
  private TextTable() {}

  /**
   * Rows in columns as wide as they must be: the first flush left, the others flush right.
   *
   * @param rows all with as many cells as the first
   */
  static String of(List<List<String>> rows) {
    String format =
        IntStream.range(0, rows.get(0).size())
            .mapToObj(i -> (i == 0 ? "%-" : "  %") + width(rows, i) + "s")
            .collect(joining());
    return rows.stream()
        .map(row -> String.format(format, row.toArray()).stripTrailing() + "\n")
        .collect(joining());
  }

  /** A figure with so many decimals; {@code -} where there is none. */
  static String cell(OptionalDouble figure, int decimals) {
    if (figure.isEmpty()) {
      return "-";
    }
    String text = String.format(Locale.ROOT, "%,." + decimals + "f", figure.getAsDouble());
    return text.matches("-[0.]+") ? text.substring(1) : text; // -0.00 is 0.00
  }

  private static int width(List<List<String>> rows, int column) {
    return rows.stream().mapToInt(row -> Math.max(1, row.get(column).length())).max().orElseThrow();
  }
}
