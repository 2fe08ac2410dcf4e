package glomers.workbench.cluster;

import glomers.common.protocol.MessageCodec;

/**
 * Limits on the memory for one node's input and output. The limits shrink with the number of nodes,
 * so that all nodes together fit the workbench's heap. Immutable.
 *
 * @param lineBytes the maximum length of a line that a node writes, in bytes
 * @param inputBytes the capacity of the queue before a node's STDIN, in bytes
 */
record Limits(int lineBytes, int inputBytes) {
  private static final int TOTAL_LINES = 32 << 20;
  private static final int TOTAL_INPUTS = 64 << 20;
  private static final int MAX_INPUT = 16 << 20;
  private static final int MIN_BYTES = 256 << 10;

  static Limits of(int nodes) {
    return new Limits(
        share(TOTAL_LINES, nodes, MessageCodec.MAX_LINE_BYTES),
        share(TOTAL_INPUTS, nodes, MAX_INPUT));
  }

  private static int share(int total, int nodes, int max) {
    return Math.max(MIN_BYTES, Math.min(max, total / nodes));
  }

  /** Formats a number of bytes for people. */
  static String text(long bytes) {
    long kib = bytes >> 10;
    return kib % 1024 == 0 || kib > 10 * 1024 ? (kib >> 10) + " MiB" : kib + " KiB";
  }
}
