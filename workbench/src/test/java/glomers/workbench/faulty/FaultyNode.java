package glomers.workbench.faulty;

import glomers.common.node.Environment;
import glomers.workbench.lines.LineProcess;
import glomers.workbench.lines.LineProgram;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A broadcast node with one fault, named by its argument. Wrong on purpose: the workbench must
 * detect the fault. It parses lines by hand so that it starts quickly.
 */
public final class FaultyNode implements LineProgram {
  /** The least latency of a slow node's replies, in nanoseconds. */
  public static final long SLOW_NANOS = 50_000_000;

  /** A little longer than the timeouts of a test. */
  private static final long SLOW_START_NANOS = 4_200_000_000L;

  private final String fault;
  private final List<String> values = new ArrayList<>();
  private final StringBuilder buffer =
      new StringBuilder(); // output of a node that flushes too late
  private Environment environment;
  private String id = "";
  private List<String> peers = List.of();
  private int count;
  private int reads;
  private boolean hasLied; // whether it has sent a wrong name

  FaultyNode(String fault) {
    this.fault = fault;
  }

  public static void main(String[] args) throws IOException {
    FaultyNode node = new FaultyNode(args[0]);
    LineProcess.run(node);
    if (!node.is("never-flushes")) {
      System.out.print(node.buffer);
    }
    System.out.flush();
  }

  private boolean is(String name) {
    return fault.equals(name);
  }

  @Override
  public void receive(String line, Environment nodeEnvironment) {
    environment = nodeEnvironment;
    if (is("slow")) {
      LockSupport.parkNanos(SLOW_NANOS);
    }
    String src = text(line, "src");
    String msgId = number(line, "msg_id");
    switch (text(line, "type")) {
      case "init" -> init(line, src, msgId);
      case "topology" -> topology(src, msgId);
      case "broadcast" -> broadcast(line, src, msgId);
      case "read" -> read(src, msgId);
      default -> {}
    }
  }

  private void init(String line, String src, String msgId) {
    id = text(line, "node_id");
    Matcher names =
        Pattern.compile("\"(n\\d+)\"").matcher(line.substring(line.indexOf("node_ids")));
    peers = names.results().map(name -> name.group(1)).filter(name -> !name.equals(id)).toList();
    switch (fault) {
      case "silent-at-init" -> {}
      case "slow-at-init" -> {
        LockSupport.parkNanos(SLOW_START_NANOS);
        reply(src, msgId, "init_ok", "");
      }
      case "stray-print" -> environment.write("hello from " + id + "\n");
      case "init-refused" -> reply(src, msgId, "error", ",\"code\":13,\"text\":\"not today\"");
      case "init-echoed" -> reply(src, msgId, "init", "");
      case "init-answers-nothing" -> print(src, "{\"type\":\"init_ok\"}");
      default -> reply(src, msgId, "init_ok", "");
    }
  }

  private void topology(String src, String msgId) {
    switch (fault) {
      case "silent-at-topology" -> {}
      case "topology-refused" -> reply(src, msgId, "error", ",\"code\":10,\"text\":\"what?\"");
      case "topology-with-more" -> reply(src, msgId, "topology_ok", ",\"peers\":[]");
      default -> reply(src, msgId, "topology_ok", "");
    }
  }

  private void broadcast(String line, String src, String msgId) {
    String value = number(line, "message");
    boolean fromNode = peers.contains(src);
    count++;
    if (count == 3) {
      dieIfItShould();
    }
    if (!values.contains(value) || is("duplicates-in-reads")) {
      values.add(value);
    }
    if (fromNode) {
      fromPeer(src, value);
    } else {
      fromClient(value);
    }
    if (!msgId.isEmpty()) {
      acknowledge(src, msgId);
    }
  }

  private void dieIfItShould() {
    if (is("dies-on-the-third")) {
      System.err.println("I have had enough");
      System.exit(3);
    }
    if (is("killed")) {
      ProcessHandle.current().children().forEach(ProcessHandle::destroyForcibly);
      Runtime.getRuntime().halt(137);
    }
  }

  /** Handles a value from a peer. */
  private void fromPeer(String peer, String value) {
    switch (fault) {
      case "back-and-forth" -> environment.later(50, () -> send(peer, value));
      case "storm" -> peers.forEach(other -> send(other, value));
      case "answers-without-msg-id" -> print(peer, "{\"type\":\"broadcast_ok\"}");
      case "answers-a-null-id" -> print(peer, "{\"type\":\"broadcast_ok\",\"in_reply_to\":0}");
      default -> {}
    }
  }

  /** Handles a value from a client. */
  private void fromClient(String value) {
    if (!is("relays-nothing")) {
      peers.forEach(peer -> send(peer, value));
    }
    switch (fault) {
      case "duplicates-in-reads" -> peers.forEach(peer -> send(peer, value));
      case "resends-for-ever" -> peers.forEach(peer -> resend(peer, value));
      case "unknown-dest" -> send("n99", value);
      case "asks-seq-kv", "asks-lin-kv", "asks-lww-kv", "asks-lin-tso" ->
          print(fault.substring("asks-".length()), "{\"type\":\"read\",\"key\":1,\"msg_id\":1}");
      case "sends-to-itself" -> print(id, "{\"type\":\"note\"}");
      default -> {}
    }
  }

  private void acknowledge(String client, String msgId) {
    switch (fault) {
      case "one-answer-late" -> {
        if (count != 2 || !id.equals("n0")) {
          reply(client, msgId, "broadcast_ok", "");
        } else {
          environment.later(2500, () -> reply(client, msgId, "broadcast_ok", ""));
        }
      }
      case "error-without-code" -> reply(client, msgId, "error", ",\"text\":\"no\"");
      case "reply-with-more" -> replyOnce(client, msgId, ",\"message\":1");
      case "reply-with-messages" -> replyOnce(client, msgId, ",\"messages\":[1]");
      case "reply-with-text-id" -> replyOnce(client, msgId, ",\"msg_id\":\"a\"");
      case "pretty-json" -> environment.write("{\n  \"src\": \"" + id + "\"\n}\n");
      case "python-dict" -> environment.write("{'src': '" + id + "', 'dest': '" + client + "'}\n");
      case "nan" -> reply(client, msgId, "broadcast_ok", ",\"mean\":NaN");
      default -> {
        reply(client, msgId, "broadcast_ok", "");
        if (is("answers-twice")) {
          reply(client, msgId, "broadcast_ok", "");
        }
      }
    }
  }

  /** Acknowledges; the second reply has an extra field. */
  private void replyOnce(String client, String msgId, String field) {
    reply(client, msgId, "broadcast_ok", count == 2 ? field : "");
  }

  private void read(String src, String msgId) {
    boolean wrong = ++reads == 2; // once is enough
    List<String> shown = new ArrayList<>(values);
    if (is("forgets-a-value") && shown.size() > 3) {
      shown.remove(0);
    }
    if (is("invents-a-value") && !shown.isEmpty()) {
      shown.add("424242");
    }
    String list = shown.stream().collect(Collectors.joining(",", "[", "]"));
    String messages =
        switch (wrong ? fault : "none") {
          case "read-without-messages" -> "";
          case "reads-null" -> ",\"messages\":null";
          case "reads-text" -> ",\"messages\":" + list.replaceAll("\\d+", "\"$0\"");
          case "reads-fractions" -> ",\"messages\":" + list.replaceAll("\\d+", "$0.0");
          case "reads-an-object" -> ",\"messages\":{\"values\":" + list + "}";
          default -> ",\"messages\":" + list;
        };
    reply(src, msgId, wrong && is("wrong-reply-type") ? "broadcast_ok" : "read_ok", messages);
  }

  private void reply(String dest, String msgId, String type, String fields) {
    boolean early = type.equals("init_ok") || type.equals("topology_ok");
    if (is("answers-no-operation") && !early) {
      return;
    }
    String inReplyTo = ",\"in_reply_to\":" + msgId;
    if (is("wrong-in-reply-to") && !early) {
      inReplyTo = ",\"in_reply_to\":" + msgId + "000";
    } else if (is("text-in-reply-to") && !early) {
      inReplyTo = ",\"in_reply_to\":\"" + msgId + "\"";
    } else if (is("no-in-reply-to") && !early) {
      inReplyTo = "";
    }
    String body = "{\"type\":\"" + type + "\"" + inReplyTo + fields + "}";
    if (is("never-flushes") || is("flushes-at-its-end") || (is("flushes-at-first") && !early)) {
      buffer.append(message(dest, body)).append('\n');
    } else {
      boolean endless = is("no-newline") || (is("no-newline-later") && !early);
      environment.write(message(dest, body) + (endless ? "" : "\n"));
    }
  }

  private void send(String dest, String value) {
    print(dest, "{\"type\":\"broadcast\",\"message\":" + value + "}");
  }

  private void resend(String dest, String value) {
    environment.later(
        100,
        () -> {
          send(dest, value);
          resend(dest, value);
        });
  }

  private void print(String dest, String body) {
    environment.write(message(dest, body) + "\n");
  }

  private String message(String dest, String body) {
    boolean lies = is("wrong-src") && dest.startsWith("n") && !hasLied;
    hasLied |= lies;
    String src = lies ? "n7" : id;
    String more = is("further-key") ? ",\"trace\":7" : "";
    return "{\"src\":\"" + src + "\",\"dest\":\"" + dest + "\",\"body\":" + body + more + "}";
  }

  private static String text(String line, String field) {
    Matcher matcher = Pattern.compile("\"" + field + "\":\"([^\"]*)\"").matcher(line);
    return matcher.find() ? matcher.group(1) : "";
  }

  private static String number(String line, String field) {
    Matcher matcher = Pattern.compile("\"" + field + "\":(-?\\d+)").matcher(line);
    return matcher.find() ? matcher.group(1) : "";
  }
}
