package glomers.workbench.bench;

import java.util.BitSet;
import java.util.concurrent.Semaphore;

/** What is asked of a node while it is measured. Every answer is checked. */
final class Load {
  /** Lines that leave together: a client with many requests open doesn't flush each of them. */
  private static final int BATCHES_PER_WINDOW = 10;

  private Load() {}

  /**
   * Broadcasts values from one client, without waiting for each answer.
   *
   * @param first the first value; the others follow it
   * @param window how many may be unanswered
   * @return the time until the last answer, in nanoseconds
   */
  static long pipelined(NodeProcess node, long first, int count, int window)
      throws BenchException, InterruptedException {
    int batch = Math.max(1, window / BATCHES_PER_WINDOW);
    Semaphore room = new Semaphore(window);
    long firstId = node.nextId();
    long begin = System.nanoTime();
    Thread writer = new Thread(() -> write(node, first, count, batch, room), "broadcasts");
    writer.setDaemon(true);
    writer.start();
    try {
      awaitAll(node, firstId, count, batch, room);
      return System.nanoTime() - begin;
    } finally {
      room.release(count); // whatever happened, the writer comes to its end
      writer.join();
    }
  }

  /**
   * Broadcasts values one at a time.
   *
   * @return how long each took, in nanoseconds
   */
  static long[] oneByOne(NodeProcess node, long first, int count) throws BenchException {
    long[] nanos = new long[count];
    for (int i = 0; i < count; i++) {
      long msgId = node.nextId();
      String line = broadcast(node, first + i);
      long begin = System.nanoTime();
      node.write(line);
      byte[] reply = node.readLine("broadcast_ok");
      nanos[i] = System.nanoTime() - begin;
      node.require(reply, msgId, "broadcast_ok");
    }
    return nanos;
  }

  /**
   * Reads all values.
   *
   * @param count how many there must be
   * @return the time that it took, in nanoseconds
   */
  static long read(NodeProcess node, int count) throws BenchException {
    long msgId = node.nextId();
    String line = node.line("\"type\":\"read\"");
    long begin = System.nanoTime();
    node.write(line);
    byte[] reply = node.readLine("read_ok");
    long nanos = System.nanoTime() - begin;
    node.require(reply, msgId, "read_ok");
    int shown = Reply.messages(reply);
    if (shown != count) {
      throw node.failure(
          "has " + count + " values, and showed " + shown + ": " + NodeProcess.quoted(reply));
    }
    return nanos;
  }

  private static void write(NodeProcess node, long first, int count, int batch, Semaphore room) {
    for (int from = 0; from < count; from += batch) {
      int size = Math.min(batch, count - from);
      StringBuilder lines = new StringBuilder();
      for (int i = 0; i < size; i++) {
        lines.append(broadcast(node, first + from + i));
      }
      room.acquireUninterruptibly(size);
      node.write(lines.toString());
    }
  }

  /** Answers may come in any order, but each only once. */
  private static void awaitAll(NodeProcess node, long firstId, int count, int batch, Semaphore room)
      throws BenchException {
    BitSet answered = new BitSet(count);
    for (int done = 1; done <= count; done++) {
      byte[] line = node.readLine("broadcast_ok");
      long index = Reply.inReplyTo(line) - firstId;
      if (!Reply.isBroadcastOk(line) || index < 0 || index >= count || answered.get((int) index)) {
        throw node.failure(
            "should have answered each broadcast once with broadcast_ok, and wrote "
                + NodeProcess.quoted(line));
      }
      answered.set((int) index);
      if (done % batch == 0) {
        room.release(batch);
      }
    }
  }

  private static String broadcast(NodeProcess node, long value) {
    return node.line("\"type\":\"broadcast\",\"message\":" + value);
  }
}
