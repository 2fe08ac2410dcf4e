package glomers.workbench.scenario;

/**
 * A range of seeds, to be run one after the other or on many machines. Immutable.
 *
 * @param first the first seed
 * @param last the last seed, which is one of them
 */
public record SeedRange(long first, long last) {
  /** The most seeds that a range may have. */
  public static final long MAX_COUNT = 1_000_000_000;

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
   * One of several parts of equal size, or nearly so, that together are the whole.
   *
   * @param index counted from 0
   * @throws IllegalArgumentException if there is no such part
   */
  public SeedRange shard(long index, long count) {
    require(
        index >= 0 && index < count,
        "counts from 0: " + count + " shards are 0/" + count + " and so on");
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
