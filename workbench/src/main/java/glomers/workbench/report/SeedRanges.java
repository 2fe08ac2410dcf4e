package glomers.workbench.report;

/** Formats ascending seeds as ranges: {@code 3, 5..9, 12}. Not thread-safe. */
final class SeedRanges {
  private final StringBuilder text = new StringBuilder();
  private long first;
  private long last;
  private long count;

  void add(long seed) {
    if (count > 0 && seed == last + 1) {
      last = seed;
    } else {
      endRow();
      first = seed;
      last = seed;
    }
    count++;
  }

  long count() {
    return count;
  }

  @Override
  public String toString() {
    return text + row();
  }

  private void endRow() {
    if (count > 0) {
      text.append(row()).append(", ");
    }
  }

  private String row() {
    return first == last ? String.valueOf(first) : first + ".." + last;
  }
}
