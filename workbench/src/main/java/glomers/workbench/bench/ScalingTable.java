package glomers.workbench.bench;

import glomers.workbench.cluster.SystemUnderTest;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.function.ToDoubleFunction;

/**
 * A table of how the figures of several programs grow with one variable. Below each column is its
 * growth exponent from the first row to the last: 0 is constant, 1 linear, 2 quadratic. Not
 * thread-safe.
 *
 * @param <P> the measurement behind a row
 */
final class ScalingTable<P> {
  private static final int EXPONENT_DECIMALS = 2;

  private final String key;
  private final String title;
  private final String variable;
  private final List<Column<P>> columns;
  private final Map<String, List<Row>> rows = new LinkedHashMap<>();

  /**
   * @param key its name in JSON
   * @param variable the header of the first column
   */
  ScalingTable(String key, String title, String variable, List<Column<P>> columns) {
    this.key = key;
    this.title = title;
    this.variable = variable;
    this.columns = List.copyOf(columns);
  }

  /**
   * A column.
   *
   * @param decimals number of decimals that are shown
   * @param hasExponent whether its growth exponent is meaningful
   * @param figure computes a cell; NaN where there is no figure
   */
  record Column<P>(String label, int decimals, boolean hasExponent, ToDoubleFunction<P> figure) {
    Column<P> withoutExponent() {
      return new Column<>(label, decimals, false, figure);
    }
  }

  /** Measures one program at one size. */
  interface Measurement<P> {
    P of(SystemUnderTest system, int size) throws BenchException, InterruptedException;
  }

  private record Row(double x, List<Double> figures) {}

  /** Adds a row. The rows of one program must have ascending variables. */
  void add(String program, double x, P measured) {
    List<Double> figures =
        columns.stream().map(column -> column.figure.applyAsDouble(measured)).toList();
    rows.computeIfAbsent(program, p -> new ArrayList<>()).add(new Row(x, figures));
  }

  /** Adds a row for each program and size. */
  ScalingTable<P> fill(
      List<SystemUnderTest> systems, List<Integer> sizes, Measurement<P> measurement)
      throws BenchException, InterruptedException {
    for (SystemUnderTest system : systems) {
      for (int size : sizes) {
        add(system.label(), size, measurement.of(system, size));
      }
    }
    return this;
  }

  String key() {
    return key;
  }

  /** The table as text. */
  String text() {
    List<List<String>> cells = new ArrayList<>();
    List<String> heads = new ArrayList<>(List.of("", variable));
    columns.forEach(column -> heads.add(column.label));
    cells.add(heads);
    rows.forEach(
        (program, ofProgram) -> {
          String name = "  " + program;
          for (Row row : ofProgram) {
            cells.add(cells(name, row));
            name = "";
          }
          cells.add(exponents(ofProgram));
        });
    return title + "\n" + TextTable.of(cells);
  }

  /** The table as a list for JSON. */
  List<Object> toList() {
    List<Object> list = new ArrayList<>();
    rows.forEach(
        (program, ofProgram) -> {
          for (Row row : ofProgram) {
            Map<String, Object> map = new LinkedHashMap<>();
            map.put("program", program);
            map.put(key(variable), (long) row.x);
            for (int i = 0; i < columns.size(); i++) {
              map.put(key(columns.get(i).label), rounded(row.figures.get(i), i));
            }
            list.add(map);
          }
        });
    return list;
  }

  /** The exponent b of y = a·x^b through two points; NaN if there is none. */
  static double exponent(double x0, double y0, double x1, double y1) {
    boolean possible = x0 > 0 && x1 > x0 && y0 > 0 && y1 > 0;
    return possible ? Math.log(y1 / y0) / Math.log(x1 / x0) : Double.NaN;
  }

  private List<String> cells(String name, Row row) {
    List<String> cells = new ArrayList<>(List.of(name, String.format(Locale.ROOT, "%,.0f", row.x)));
    for (int i = 0; i < columns.size(); i++) {
      cells.add(cell(row.figures.get(i), columns.get(i).decimals));
    }
    return cells;
  }

  private List<String> exponents(List<Row> ofProgram) {
    Row first = ofProgram.get(0);
    Row last = ofProgram.get(ofProgram.size() - 1);
    List<String> cells = new ArrayList<>(List.of("    power of " + variable, ""));
    for (int i = 0; i < columns.size(); i++) {
      double exponent = exponent(first.x, first.figures.get(i), last.x, last.figures.get(i));
      cells.add(columns.get(i).hasExponent ? cell(exponent, EXPONENT_DECIMALS) : "");
    }
    return cells;
  }

  private BigDecimal rounded(double figure, int column) {
    return Double.isNaN(figure)
        ? null
        : BigDecimal.valueOf(figure).setScale(columns.get(column).decimals, RoundingMode.HALF_UP);
  }

  private static String cell(double figure, int decimals) {
    return TextTable.cell(
        Double.isNaN(figure) ? OptionalDouble.empty() : OptionalDouble.of(figure), decimals);
  }

  private static String key(String label) {
    return label.replace("\u00b2", "2").replaceAll("\\W+", "-");
  }
}
