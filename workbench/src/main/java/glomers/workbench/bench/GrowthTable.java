package glomers.workbench.bench;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * How figures grow with one variable, for several programs. Under each column stands the power of
 * the variable that it grows with from the first line to the last: 0 is a level, 1 a straight line,
 * 2 a square. Not thread-safe.
 */
final class GrowthTable {
  private static final int POWER_DECIMALS = 2;

  private final String key;
  private final String title;
  private final String variable;
  private final List<Column> columns;
  private final Map<String, List<Point>> points = new LinkedHashMap<>();

  /**
   * @param key its name for programs
   * @param variable what the first column is called
   */
  GrowthTable(String key, String title, String variable, Column... columns) {
    this.key = key;
    this.title = title;
    this.variable = variable;
    this.columns = List.of(columns);
  }

  /**
   * A column.
   *
   * @param decimals how many are shown
   * @param hasPower whether its power means something
   */
  record Column(String label, int decimals, boolean hasPower) {}

  /**
   * A line of the table.
   *
   * @param figures one for each column; NaN where there is none
   */
  private record Point(double x, List<Double> figures) {}

  /** Adds a line; those of one program have ascending variables. */
  void add(String program, double x, Double... figures) {
    points.computeIfAbsent(program, p -> new ArrayList<>()).add(new Point(x, List.of(figures)));
  }

  String key() {
    return key;
  }

  /** For people. */
  String text() {
    TextTable table = new TextTable();
    List<String> heads = new ArrayList<>(List.of("", variable));
    columns.forEach(column -> heads.add(column.label));
    table.row(heads);
    points.forEach(
        (program, lines) -> {
          String name = "  " + program;
          for (Point line : lines) {
            table.row(row(name, String.format(Locale.ROOT, "%,.0f", line.x), line.figures, 0));
            name = "";
          }
          table.row(row("    power of " + variable, "", powers(lines), POWER_DECIMALS));
        });
    return title + "\n" + table;
  }

  /** For JSON. */
  List<Object> toList() {
    List<Object> list = new ArrayList<>();
    points.forEach(
        (program, lines) -> {
          for (Point line : lines) {
            Map<String, Object> map = new LinkedHashMap<>();
            map.put("program", program);
            map.put(key(variable), (long) line.x);
            for (int i = 0; i < columns.size(); i++) {
              map.put(key(columns.get(i).label), rounded(line.figures.get(i), i));
            }
            list.add(map);
          }
        });
    return list;
  }

  /** By which power of the variable a column of a program grows; NaN where it can't be said. */
  static double power(double x0, double y0, double x1, double y1) {
    boolean possible = x0 > 0 && x1 > x0 && y0 > 0 && y1 > 0;
    return possible ? Math.log(y1 / y0) / Math.log(x1 / x0) : Double.NaN;
  }

  private List<Double> powers(List<Point> lines) {
    Point first = lines.get(0);
    Point last = lines.get(lines.size() - 1);
    List<Double> powers = new ArrayList<>();
    for (int i = 0; i < columns.size(); i++) {
      powers.add(
          columns.get(i).hasPower
              ? power(first.x, first.figures.get(i), last.x, last.figures.get(i))
              : Double.NaN);
    }
    return powers;
  }

  private List<String> row(String name, String x, List<Double> figures, int decimals) {
    List<String> cells = new ArrayList<>(List.of(name, x));
    for (int i = 0; i < columns.size(); i++) {
      boolean blank = decimals > 0 && !columns.get(i).hasPower;
      int shown = decimals > 0 ? decimals : columns.get(i).decimals;
      cells.add(blank ? "" : TextTable.cell(optional(figures.get(i)), shown));
    }
    return cells;
  }

  private BigDecimal rounded(double figure, int column) {
    return Double.isNaN(figure)
        ? null
        : BigDecimal.valueOf(figure).setScale(columns.get(column).decimals, RoundingMode.HALF_UP);
  }

  private static OptionalDouble optional(double figure) {
    return Double.isNaN(figure) ? OptionalDouble.empty() : OptionalDouble.of(figure);
  }

  private static String key(String label) {
    return label.replace("\u00b2", "2").replaceAll("\\W+", "-");
  }
}
