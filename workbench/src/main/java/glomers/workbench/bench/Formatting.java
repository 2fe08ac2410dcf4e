package glomers.workbench.bench;

/**
 * What it costs to write down the numbers that a read shows, and nothing else, in a JVM that has
 * compiled it. Prints the median time for so many numbers, in nanoseconds.
 */
final class Formatting {
  private static final int WARM_UP_NUMBERS = 2_000_000;
  private static final int ROUNDS = 25;

  private Formatting() {}

  public static void main(String[] args) {
    int count = Integer.parseInt(args[0]);
    long characters = 0;
    for (int done = 0; done < WARM_UP_NUMBERS; done += count) {
      characters += text(count).length();
    }
    long[] nanos = new long[ROUNDS];
    for (int i = 0; i < ROUNDS; i++) {
      long begin = System.nanoTime();
      characters += text(count).length();
      nanos[i] = System.nanoTime() - begin;
    }
    if (characters == 0) {
      throw new IllegalStateException("nothing was formatted"); // so that the work is used
    }
    System.out.println(Sample.quantile(nanos, 0.5));
  }

  /** 0, 1, 2, … with commas between them. */
  private static StringBuilder text(int count) {
    StringBuilder text = new StringBuilder();
    for (long value = 0; value < count; value++) {
      text.append(value).append(',');
    }
    return text;
  }
}
