package glomers.workbench.cli;

import glomers.workbench.scenario.SeedRange;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Parses seed ranges and shards of the command line. */
public final class SeedRangeText {
  private static final Pattern COUNT = Pattern.compile("[0-9]{1,18}");
  private static final Pattern RANGE = Pattern.compile("(-?[0-9]{1,18})\\.\\.(-?[0-9]{1,18})");
  private static final Pattern SHARD = Pattern.compile("([0-9]{1,10})/([0-9]{1,10})");

  private SeedRangeText() {}

  /**
   * Parses a range: {@code 1000} is 0 to 999, and {@code 5..9} is 5 to 9.
   *
   * @throws IllegalArgumentException if the text is neither; its message is a text to print after
   *     the flag's name
   */
  public static SeedRange range(String text) {
    if (COUNT.matcher(text).matches()) {
      return SeedRange.count(Long.parseLong(text));
    }
    Matcher range = RANGE.matcher(text);
    require(
        range.matches(),
        "must be a number of seeds such as 1000, or the first and the last seed such as 5..9, and"
            + (" is '" + text + "'"));
    return new SeedRange(Long.parseLong(range.group(1)), Long.parseLong(range.group(2)));
  }

  /**
   * Parses a shard of a range: {@code 0/4} is the first of four.
   *
   * @throws IllegalArgumentException if there is no such shard; its message is a text to print
   *     after the flag's name
   */
  public static SeedRange shard(SeedRange whole, String text) {
    Matcher shard = SHARD.matcher(text);
    require(
        shard.matches(),
        "must be a number from 0 and a count, such as 0/4 to 3/4, and is '" + text + "'");
    return whole.shard(Long.parseLong(shard.group(1)), Long.parseLong(shard.group(2)));
  }

  private static void require(boolean condition, String message) {
    if (!condition) {
      throw new IllegalArgumentException(message);
    }
  }
}
