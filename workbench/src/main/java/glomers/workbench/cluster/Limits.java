package glomers.workbench.cluster;

import glomers.common.protocol.MessageCodec;

/**
 * How much of what a node writes, and of what it is sent, is held in memory. The more nodes there
 * are, the less for each, so that all of them together stay within the workbench's heap.
 *
 * @param lineBytes the longest line that a node may write
 * @param inputBytes how much may wait in front of a node's STDIN
 */
record Limits(int lineBytes, int inputBytes) {
  private static final int LINES_TOGETHER = 32 << 20;
  private static final int INPUTS_TOGETHER = 64 << 20;
  private static final int MOST_INPUT = 16 << 20;
  private static final int LEAST = 256 << 10;

  static Limits of(int nodes) {
    return new Limits(
        share(LINES_TOGETHER, nodes, MessageCodec.MAX_LINE_BYTES),
        share(INPUTS_TOGETHER, nodes, MOST_INPUT));
  }

  private static int share(int together, int nodes, int most) {
    return Math.max(LEAST, Math.min(most, together / nodes));
  }

  /** A number of bytes for people. */
  static String text(long bytes) {
    long kib = bytes >> 10;
    return kib % 1024 == 0 || kib > 10 * 1024 ? (kib >> 10) + " MiB" : kib + " KiB";
  }
}
