package glomers.workbench.bench;

import static java.util.stream.Collectors.joining;

import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.stream.IntStream;

/** Formats tables as text. */
final class TextTable {
  private TextTable() {}

  /**
   * Formats rows in columns of the least width: the first column flush left, the others flush
   * right.
   *
   * @param rows rows with the same number of cells
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

  /** A figure with the given number of decimals; {@code -} if there is no figure. */
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
