package glomers.workbench.network;

import java.nio.charset.StandardCharsets;

/**
 * What a body says, without its ids, as a number: two bodies with the same fields, in any order,
 * have the same; two others, as good as never.
 */
final class BodyFingerprint {
  private static final long BASIS = 0xcbf29ce484222325L; // FNV-1a's, as is the other one
  private static final long PRIME = 0x100000001b3L;

  private static final byte[] MSG_ID = "\"msg_id\"".getBytes(StandardCharsets.US_ASCII);
  private static final byte[] IN_REPLY_TO = "\"in_reply_to\"".getBytes(StandardCharsets.US_ASCII);

  private BodyFingerprint() {}

  /** Of a broadcast that was made here, and never was JSON. */
  static long ofBroadcast(long value) {
    return mixed(value * PRIME + BASIS);
  }

  /**
   * Of any body.
   *
   * @param json an object, without a mistake
   */
  static long of(byte[] json) {
    long words = 0;
    int depth = 0;
    boolean inString = false;
    int begin = 0; // of a field of the outermost object
    for (int i = 0; i < json.length; i++) {
      byte c = json[i];
      if (inString) {
        if (c == '\\') {
          i++;
        } else if (c == '"') {
          inString = false;
        }
      } else if (c == '"') {
        inString = true;
      } else if (c == '{' || c == '[') {
        begin = ++depth == 1 ? i + 1 : begin;
      } else if (c == '}' || c == ']') {
        words += --depth == 0 ? ofField(json, begin, i) : 0;
      } else if (c == ',' && depth == 1) {
        words += ofField(json, begin, i);
        begin = i + 1;
      }
    }
    return words;
  }

  private static long ofField(byte[] json, int from, int to) {
    int begin = from;
    while (begin < to && json[begin] <= ' ' && json[begin] >= 0) {
      begin++;
    }
    if (startsWith(json, begin, MSG_ID) || startsWith(json, begin, IN_REPLY_TO)) {
      return 0;
    }
    long hash = BASIS;
    for (int i = begin; i < to; i++) {
      hash = (hash ^ json[i]) * PRIME;
    }
    return mixed(hash);
  }

  /** So that the sum of two doesn't depend on what they have in common. */
  private static long mixed(long hash) {
    long mixed = (hash ^ (hash >>> 32)) * 0x9e3779b97f4a7c15L;
    return mixed ^ (mixed >>> 29);
  }

  private static boolean startsWith(byte[] json, int at, byte[] start) {
    for (int i = 0; i < start.length; i++) {
      if (at + i >= json.length || json[at + i] != start[i]) {
        return false;
      }
    }
    return true;
  }
}
