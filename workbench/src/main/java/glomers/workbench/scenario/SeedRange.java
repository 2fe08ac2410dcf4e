package glomers.workbench.scenario;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Seeds in a row, to be run one after the other or on many machines. Immutable.
 *
 * @param first the first seed
 * @param last the last seed, which is one of them
 */
public record SeedRange(long first, long last) {
  /** The most seeds that a range may have. */
  public static final long MAX_COUNT = 1_000_000_000;

  private static final Pattern COUNT = Pattern.compile("[0-9]{1,18}");
  private static final Pattern RANGE = Pattern.compile("(-?[0-9]{1,18})\\.\\.(-?[0-9]{1,18})");
  private static final Pattern SHARD = Pattern.compile("([0-9]{1,10})/([0-9]{1,10})");

  public SeedRange {
    require(last >= first, "must begin with the lesser seed, and is " + first + ".." + last);
    require(last - first < MAX_COUNT, "must have " + MAX_COUNT + " seeds at most");
  }

  /** The seeds from 0 up, so many. */
  public static SeedRange count(long count) {
    require(count >= 1, "must have a seed at least, and has " + count);
    return new SeedRange(0, count - 1);
  }

  /**
   * A range as the command line has it: {@code 1000} is 0 to 999, and {@code 5..9} is 5 to 9.
   *
   * @throws IllegalArgumentException if the text is neither, with what follows the flag's name
   */
  public static SeedRange parse(String text) {
    if (COUNT.matcher(text).matches()) {
      return count(Long.parseLong(text));
    }
    Matcher range = RANGE.matcher(text);
    require(
        range.matches(),
        "must be a number of seeds such as 1000, or the first and the last seed such as 5..9, and"
            + (" is '" + text + "'"));
    return new SeedRange(Long.parseLong(range.group(1)), Long.parseLong(range.group(2)));
  }

  /**
   * One of several parts of equal size, or nearly so, that together are the whole. {@code 0/4} is
   * the first of four: machines, too, are counted from 0.
   *
   * @throws IllegalArgumentException if there is no such part, with what follows the flag's name
   */
  public SeedRange shard(String text) {
    Matcher shard = SHARD.matcher(text);
    require(
        shard.matches(),
        "must be a number from 0 and a count, such as 0/4 to 3/4, and is '" + text + "'");
    long index = Long.parseLong(shard.group(1));
    long count = Long.parseLong(shard.group(2));
    require(index < count, "counts from 0: " + count + " shards are 0/" + count + " and so on");
    require(
        count <= size(),
        "can't split "
            + size()
            + " seeds into "
            + count
            + ": a shard without a seed proves nothing");
    return new SeedRange(first + size() * index / count, first + size() * (index + 1) / count - 1);
  }

  /** How many seeds there are. */
  public long size() {
    return last - first + 1;
  }

  @Override
  public String toString() {
    return first + ".." + last;
  }

  private static void require(boolean condition, String message) {
    if (!condition) {
      throw new IllegalArgumentException(message);
    }
  }
}
