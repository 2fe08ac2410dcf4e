package glomers.workbench.scenario;

/**
 * How cheap and how fast a challenge wants a broadcast to be: all three must be under these.
 * Source: the pages of Gossip Glomers challenges 3d and 3e.
 *
 * @param messagesPerOperation messages between nodes, for each operation
 * @param medianMillis the stable latency of half the values
 * @param maxMillis the stable latency of all
 */
public record Targets(double messagesPerOperation, long medianMillis, long maxMillis) {}
