package glomers.workbench.bench;

import glomers.common.protocol.Body;
import glomers.workbench.bench.BenchClient.TimedReply;
import glomers.workbench.network.Packet;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.Semaphore;

/**
 * Sends requests to a node, and measures its replies. Requests are encoded before the measurement,
 * and replies are checked after it, so that this work takes no processor time from the node
 * meanwhile.
 */
final class LoadGenerator {
  /**
   * Requests are written in batches: a client with many outstanding requests does not flush each.
   */
  private static final int BATCHES_PER_WINDOW = 10;

  private static final String BROADCAST_OK = "broadcast_ok";

  private LoadGenerator() {}

  /**
   * Broadcasts values without waiting for each reply.
   *
   * @param first the first value; the others follow it
   * @param window maximum number of outstanding broadcasts
   * @return the time until the last reply, in nanoseconds
   */
  static long pipelined(BenchClient node, long first, int count, int window)
      throws BenchException, InterruptedException {
    int batch = Math.max(1, window / BATCHES_PER_WINDOW);
    long firstId = node.lastId() + 1;
    List<byte[]> requests = batches(node, first, count, batch);
    List<byte[]> replies = new ArrayList<>(count);
    Semaphore room = new Semaphore(window);
    long begin = System.nanoTime();
    Thread writer = new Thread(() -> write(node, requests, batch, room), "broadcasts");
    writer.setDaemon(true);
    writer.start();
    try {
      while (replies.size() < count) {
        replies.add(node.readLine(BROADCAST_OK));
        if (replies.size() % batch == 0) {
          room.release(batch);
        }
      }
    } finally {
      room.release(count + batch); // lets the writer end, also after a failure
      writer.join();
    }
    long nanos = System.nanoTime() - begin;
    requireEachOnce(node, replies, firstId);
    return nanos;
  }

  /**
   * Broadcasts values one at a time.
   *
   * @return the latency of each, in nanoseconds
   */
  static long[] oneByOne(BenchClient node, long first, int count) throws BenchException {
    long[] nanos = new long[count];
    for (int i = 0; i < count; i++) {
      nanos[i] = node.rpc(new Body.Broadcast(first + i), BROADCAST_OK).nanos();
    }
    return nanos;
  }

  /**
   * Reads all values.
   *
   * @param count number of values that the reply must contain
   * @return the latency, in nanoseconds
   */
  static long read(BenchClient node, int count) throws BenchException {
    TimedReply read = node.rpc(new Body.Read(), "read_ok");
    int shown = read.reply().shown().map(List::size).orElse(-1);
    if (shown != count) {
      throw node.failure(
          "has " + count + " values, and showed " + shown + ": " + read.reply().bodyText());
    }
    return read.nanos();
  }

  private static List<byte[]> batches(BenchClient node, long first, int count, int batch) {
    List<byte[]> batches = new ArrayList<>();
    for (int from = 0; from < count; from += batch) {
      ByteArrayOutputStream lines = new ByteArrayOutputStream();
      for (int i = from; i < Math.min(count, from + batch); i++) {
        lines.writeBytes(node.nextLine(new Body.Broadcast(first + i)));
      }
      batches.add(lines.toByteArray());
    }
    return batches;
  }

  private static void write(BenchClient node, List<byte[]> requests, int batch, Semaphore room) {
    for (byte[] lines : requests) {
      room.acquireUninterruptibly(batch);
      node.write(lines);
    }
  }

  /** Replies may come in any order, but each exactly once. */
  private static void requireEachOnce(BenchClient node, List<byte[]> replies, long firstId)
      throws BenchException {
    BitSet answered = new BitSet(replies.size());
    for (byte[] line : replies) {
      long id =
          BenchClient.parse(line, BROADCAST_OK)
              .map(Packet::inReplyTo)
              .orElse(OptionalLong.empty())
              .orElse(-1);
      long index = id - firstId;
      if (index < 0 || index >= replies.size() || answered.get((int) index)) {
        throw node.failure(
            "should have answered each broadcast once with broadcast_ok, and wrote "
                + BenchClient.quoted(line));
      }
      answered.set((int) index);
    }
  }
}
