package glomers.workbench.explain;

import java.util.Optional;

/**
 * One message between nodes that carried a value, and what became of it. Times are nanoseconds on
 * the test's clock.
 *
 * @param arrived when it was delivered or lost
 * @param lostBy the name of what lost it, if it was lost
 */
record Carriage(
    long id,
    String src,
    String dest,
    String type,
    long sent,
    long arrived,
    Optional<String> lostBy) {}
