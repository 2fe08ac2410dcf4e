package glomers.workbench.network;

import java.nio.charset.StandardCharsets;

/**
 * A 64-bit hash of a message body without its ids. Bodies with the same fields, in any order, have
 * the same hash. Other bodies almost never do.
 */
final class BodyFingerprint {
  private static final long BASIS = 0xcbf29ce484222325L; // both constants are those of FNV-1a
  private static final long PRIME = 0x100000001b3L;

  private static final byte[] MSG_ID = "\"msg_id\"".getBytes(StandardCharsets.US_ASCII);
  private static final byte[] IN_REPLY_TO = "\"in_reply_to\"".getBytes(StandardCharsets.US_ASCII);

  private BodyFingerprint() {}

  /** The hash of a broadcast that the workbench made, and that is not JSON yet. */
  static long ofBroadcast(long value) {
    return mixed(value * PRIME + BASIS);
  }

  /**
   * The hash of a body.
   *
   * @param json a valid JSON object
   */
  static long of(byte[] json) {
    long hash = 0;
    int depth = 0;
    boolean inString = false;
    int begin = 0; // where the current field of the outermost object begins
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
        hash += --depth == 0 ? ofField(json, begin, i) : 0;
      } else if (c == ',' && depth == 1) {
        hash += ofField(json, begin, i);
        begin = i + 1;
      }
    }
    return hash;
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

  /** Mixes a hash, so that sums of the hashes of similar fields differ. */
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
