package glomers.workbench.scenario;

/**
 * A range of seeds. It can be split into shards that run on several machines. Immutable.
 *
 * @param first the first seed
 * @param last the last seed, inclusive
 */
public record SeedRange(long first, long last) {
  /** The most seeds that a range may have. */
  public static final long MAX_COUNT = 1_000_000_000;

  public SeedRange {
    require(last >= first, "must begin with the lesser seed, and is " + first + ".." + last);
    require(last - first < MAX_COUNT, "must have " + MAX_COUNT + " seeds at most");
  }

  /** The seeds from 0 to {@code count - 1}. */
  public static SeedRange count(long count) {
    require(count >= 1, "must have a seed at least, and has " + count);
    return new SeedRange(0, count - 1);
  }

  /**
   * One of {@code count} shards, which together are the whole range. Their sizes differ by at most
   * one seed.
   *
   * @param index which shard, from 0
   * @throws IllegalArgumentException if there is no such shard, or a shard would be empty
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

  /** The number of seeds. */
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
