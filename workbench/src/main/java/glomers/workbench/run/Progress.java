package glomers.workbench.run;

import java.util.List;

/**
 * How far a test is. Immutable.
 *
 * @param nanos since the operations began; before that, since the nodes were started
 * @param operations how many have ended
 * @param messages how many were sent, between nodes and with clients
 * @param faults those in force, in words
 */
public record Progress(
    Phase phase, long nanos, long operations, long messages, List<String> faults) {}
