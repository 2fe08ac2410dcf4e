package glomers.workbench.correct;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** The values that a node has, in the order in which it got them. Thread-safe. */
final class Values {
  private final Set<Long> values = new LinkedHashSet<>(); // guarded by this

  /** Adds a value; true if it is new. */
  synchronized boolean add(long value) {
    return values.add(value);
  }

  /** Adds values; returns those that are new. */
  synchronized List<Long> addAll(Collection<Long> some) {
    return some.stream().filter(values::add).toList();
  }

  synchronized List<Long> list() {
    return List.copyOf(values);
  }
}
