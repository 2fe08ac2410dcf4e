package glomers.workbench.explain;

import java.util.Optional;

/**
 * One message between nodes that carried a value, and its fate. Times are nanoseconds on the test's
 * clock. Immutable.
 *
 * @param type the type of its body; empty if it has none
 * @param arrived when it was delivered or lost; {@link #NOT_YET} if it was in flight at the end
 * @param lostBy the name of the fault that lost it, if it was lost
 */
public record Transmission(
    long id,
    String src,
    String dest,
    String type,
    long sent,
    long arrived,
    Optional<String> lostBy) {

  /** The arrival time of a message that was neither delivered nor lost before the test ended. */
  public static final long NOT_YET = Long.MAX_VALUE;

  /** Such as {@code n0 -> n1}. */
  public String link() {
    return src + " -> " + dest;
  }

  public boolean isDelivered() {
    return lostBy.isEmpty() && arrived != NOT_YET;
  }
}
