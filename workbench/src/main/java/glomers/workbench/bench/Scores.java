package glomers.workbench.bench;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * Figures by what they are of and whom, in the order in which they came; of several for the same,
 * the median. Not thread-safe.
 */
final class Scores {
  private final Map<Measure, Map<String, List<Double>>> figures = new LinkedHashMap<>();

  /**
   * Adds a figure.
   *
   * @param name the program, or the section's yardstick
   */
  void add(Measure measure, String name, double figure) {
    figures
        .computeIfAbsent(measure, m -> new LinkedHashMap<>())
        .computeIfAbsent(name, n -> new ArrayList<>())
        .add(figure);
  }

  /** Adds a figure where there is one. */
  void add(Measure measure, String name, OptionalDouble figure) {
    figures.computeIfAbsent(measure, m -> new LinkedHashMap<>());
    figure.ifPresent(value -> add(measure, name, value));
  }

  /** What was measured in a section. */
  List<Measure> measures(Section section) {
    return figures.keySet().stream().filter(measure -> measure.section() == section).toList();
  }

  /** The median; empty if nothing was measured. */
  OptionalDouble of(Measure measure, String name) {
    List<Double> all = figures.getOrDefault(measure, Map.of()).getOrDefault(name, List.of());
    return all.isEmpty() ? OptionalDouble.empty() : OptionalDouble.of(Sample.median(all));
  }

  /** How many times the other's figure this is; empty if one is missing, or the other's is 0. */
  OptionalDouble ratio(Measure measure, String name, String other) {
    OptionalDouble figure = of(measure, name);
    OptionalDouble base = of(measure, other);
    return figure.isEmpty() || base.isEmpty() || base.getAsDouble() == 0
        ? OptionalDouble.empty()
        : OptionalDouble.of(figure.getAsDouble() / base.getAsDouble());
  }
}
