package glomers.workbench.bench;

import java.nio.charset.StandardCharsets;

/**
 * Looks into a line that a node wrote without parsing it, as JSON from any library has it: while
 * messages are counted, the processors belong to the node.
 */
final class Reply {
  private static final byte[] IN_REPLY_TO = ascii("\"in_reply_to\"");
  private static final byte[] BROADCAST_OK = ascii("\"broadcast_ok\"");
  private static final byte[] MESSAGES = ascii("\"messages\"");

  private Reply() {}

  /** Whether a line says broadcast_ok. */
  static boolean isBroadcastOk(byte[] line) {
    return after(line, BROADCAST_OK) >= 0;
  }

  /** The request that a line answers; -1 if it answers none. */
  static long inReplyTo(byte[] line) {
    int at = skipTo(line, after(line, IN_REPLY_TO), ':');
    while (at >= 0 && at < line.length && line[at] == ' ') {
      at++;
    }
    if (at < 0 || at >= line.length || !isDigit(line[at])) {
      return -1;
    }
    long number = 0;
    for (; at < line.length && isDigit(line[at]); at++) {
      number = 10 * number + line[at] - '0';
    }
    return number;
  }

  /** How many numbers are in the list of messages; -1 if there is no list. */
  static int messages(byte[] line) {
    int at = skipTo(line, after(line, MESSAGES), '[');
    if (at < 0) {
      return -1;
    }
    int numbers = 0;
    boolean inNumber = false;
    for (; at < line.length && line[at] != ']'; at++) {
      boolean digit = isDigit(line[at]);
      numbers += digit && !inNumber ? 1 : 0;
      inNumber = digit;
    }
    return numbers;
  }

  private static boolean isDigit(byte b) {
    return b >= '0' && b <= '9';
  }

  private static int skipTo(byte[] line, int from, char c) {
    for (int i = from; i >= 0 && i < line.length; i++) {
      if (line[i] == c) {
        return i + 1;
      }
    }
    return -1;
  }

  private static int after(byte[] line, byte[] word) {
    for (int i = 0; i <= line.length - word.length; i++) {
      int j = 0;
      while (j < word.length && line[i + j] == word[j]) {
        j++;
      }
      if (j == word.length) {
        return i + j;
      }
    }
    return -1;
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
