package glomers.workbench.learn;

import java.util.Map;

/** What the protocol, or a step, asks for: a sentence for each kind of failure. */
final class Due {
  private static final Map<String, String> SENTENCES =
      Map.ofEntries(
          Map.entry("no-init-ok", "init_ok in answer to init, within 10 s"),
          Map.entry("no-topology-ok", "topology_ok in answer to topology, within 5 s"),
          Map.entry("malformed-line", "on STDOUT, one JSON message on each line, and nothing else"),
          Map.entry("line-too-long", "a message of a reasonable length on each line"),
          Map.entry("unknown-key", "messages with src, dest and body, and no other key"),
          Map.entry("wrong-src", "messages whose src is the node's own name"),
          Map.entry("invalid-dest", "messages to nodes and clients that exist"),
          Map.entry("wrong-reply-type", "the reply's type: that of the request, and _ok"),
          Map.entry("malformed-reply", "a reply with the fields of its type, and no other"),
          Map.entry("malformed-error", "an error with a code, which is a whole number"),
          Map.entry("read-without-messages", "read_ok with a list, messages, of whole numbers"),
          Map.entry("answered-again", "one reply to each request"),
          Map.entry("reply-to-no-request", "in_reply_to: the msg_id of the request"),
          Map.entry("reply-without-in-reply-to", "in_reply_to: the msg_id of the request"),
          Map.entry("late-answer", "a reply to each request within 5 s"),
          Map.entry("no-answer", "a reply to each request within 5 s"),
          Map.entry("not-flushed", "a flush after each message"),
          Map.entry("never-ok-broadcast", "broadcast_ok in answer to broadcast"),
          Map.entry("never-ok-read", "read_ok in answer to read"),
          Map.entry("node-died", "a node that runs until the test ends"),
          Map.entry("not-startable", "a program that starts"),
          Map.entry("stdin-not-read", "a node that goes on reading its STDIN"),
          Map.entry("unexpected-value", "reads of values that a client has broadcast"),
          Map.entry("forgotten-value", "reads that show what earlier reads showed"),
          Map.entry("duplicate-in-read", "each value once in a read"),
          Map.entry("not-everywhere", "every value in the last read of every node"),
          Map.entry(Judge.LOST, "every acknowledged value in the last read of every node"),
          Map.entry(Judge.REFUSED, "a handler for each request of a client, which does not fail"),
          Map.entry("prints-to-stdout", "nothing on System.out, which carries the messages"),
          Map.entry("handler-timeout", "handlers that end"),
          Map.entry("program-failed", "handlers that do not fail"),
          Map.entry("sends-to-itself", "messages to other nodes only"),
          Map.entry(EchoCheck.KIND, "a value sent to other nodes, but not back to its sender"),
          Map.entry("message-storm", "messages that come to an end"),
          Map.entry("too-much-under-way", "messages that come to an end"),
          Map.entry("timer-storm", "timers with a delay"),
          Map.entry("not-quiet", "silence, when every node has every value"),
          Map.entry(Judge.TARGETS_MISSED, "the targets of the challenge"),
          Map.entry(ConcurrencyCheck.KIND, "every acknowledged value, whole, in the last read"),
          Map.entry(Climb.CRASHED, "a program that runs"));

  private Due() {}

  static String of(String kind) {
    return SENTENCES.getOrDefault(kind, "a run without this finding");
  }
}
