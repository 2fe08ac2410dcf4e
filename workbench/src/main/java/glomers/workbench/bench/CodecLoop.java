package glomers.workbench.bench;

import glomers.common.protocol.Body.Broadcast;
import glomers.common.protocol.Body.BroadcastOk;
import glomers.common.protocol.MalformedMessageException;
import glomers.common.protocol.Message;
import glomers.common.protocol.MessageCodec;
import java.nio.charset.StandardCharsets;

/**
 * The codec's share of a node's work on broadcasts: each line is decoded, and its acknowledgement
 * encoded, in one thread without any IO. Prints two times in nanoseconds: of the first so many
 * broadcasts of this JVM, and of as many again.
 */
final class CodecLoop {
  private CodecLoop() {}

  public static void main(String[] args) throws MalformedMessageException {
    int count = Integer.parseInt(args[0]);
    byte[][] lines = new byte[2 * count][];
    for (int i = 0; i < lines.length; i++) {
      lines[i] = line(i).getBytes(StandardCharsets.US_ASCII);
    }
    MessageCodec codec = new MessageCodec();
    long first = nanos(codec, lines, 0, count);
    System.out.println(first + " " + nanos(codec, lines, count, lines.length));
  }

  /** A broadcast, as a bench writes it. */
  private static String line(int i) {
    return "{\"id\":"
        + i
        + ",\"src\":\"c1\",\"dest\":\"n0\",\"body\":{\"type\":\"broadcast\",\"message\":"
        + i
        + ",\"msg_id\":"
        + i
        + "}}";
  }

  private static long nanos(MessageCodec codec, byte[][] lines, int from, int to)
      throws MalformedMessageException {
    long bytes = 0;
    long begin = System.nanoTime();
    for (int i = from; i < to; i++) {
      Message request = codec.decode(lines[i]);
      long value = ((Broadcast) request.body()).message();
      Message reply =
          Message.reply(
              request.dest(), request.src(), request.msgId().orElseThrow(), new BroadcastOk());
      bytes += value + codec.encode(reply).length;
    }
    long nanos = System.nanoTime() - begin;
    if (bytes == 0) {
      throw new IllegalStateException("the codec wrote nothing"); // so that its work is used
    }
    return nanos;
  }
}
