package glomers.workbench.run;

import java.util.List;

/**
 * The progress of a test. Immutable.
 *
 * @param nanos nanoseconds since the operations began; before that, since the loop was created
 * @param operations the number of operations that have ended
 * @param messages the number of messages sent, between nodes and to and from clients
 * @param faults descriptions of the faults in force
 */
public record Progress(
    Phase phase, long nanos, long operations, long messages, List<String> faults) {}
