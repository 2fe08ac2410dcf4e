package glomers.workbench.bench;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * Measured values by metric and program, in the order in which they were added. The figure of a
 * metric is the median of its values. Not thread-safe.
 */
final class Measurements {
  private final Map<Metric, Map<String, List<Double>>> values = new LinkedHashMap<>();

  /** Adds a value of the program of that name. */
  void add(Metric metric, String name, double value) {
    values
        .computeIfAbsent(metric, m -> new LinkedHashMap<>())
        .computeIfAbsent(name, n -> new ArrayList<>())
        .add(value);
  }

  /** Adds a value if there is one; otherwise records only that the metric was measured. */
  void add(Metric metric, String name, OptionalDouble value) {
    values.computeIfAbsent(metric, m -> new LinkedHashMap<>());
    value.ifPresent(present -> add(metric, name, present));
  }

  /** The metrics of a group that were measured. */
  List<Metric> metrics(Metric.Group group) {
    return values.keySet().stream().filter(metric -> metric.group() == group).toList();
  }

  /** The median; empty if nothing was measured. */
  OptionalDouble of(Metric metric, String name) {
    List<Double> all = values.getOrDefault(metric, Map.of()).getOrDefault(name, List.of());
    return all.isEmpty() ? OptionalDouble.empty() : OptionalDouble.of(Statistics.median(all));
  }

  /** The value divided by another program's; empty if one is missing, or the other's is 0. */
  OptionalDouble ratio(Metric metric, String name, String other) {
    OptionalDouble value = of(metric, name);
    OptionalDouble base = of(metric, other);
    return value.isEmpty() || base.isEmpty() || base.getAsDouble() == 0
        ? OptionalDouble.empty()
        : OptionalDouble.of(value.getAsDouble() / base.getAsDouble());
  }
}
