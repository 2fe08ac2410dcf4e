package glomers.workbench.scenario;

/**
 * The performance targets of a challenge. A solution must stay below all three. Immutable. Source:
 * the pages of Gossip Glomers challenges 3d and 3e.
 *
 * <p>The stable latency of a value is the time from its acknowledgement, or the first read that
 * shows it, until all later reads show it.
 *
 * @param messagesPerOperation messages between nodes per operation
 * @param medianMillis the median stable latency, in milliseconds
 * @param maxMillis the maximum stable latency, in milliseconds
 */
public record Targets(double messagesPerOperation, long medianMillis, long maxMillis) {}
