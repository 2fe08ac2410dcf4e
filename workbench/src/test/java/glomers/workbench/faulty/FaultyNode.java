package glomers.workbench.faulty;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A broadcast node with one fault, named by its argument. Wrong on purpose: it is what the
 * workbench must see through. It takes lines apart by hand so that it starts at once.
 */
public final class FaultyNode {
  /** How long each answer of a slow one takes, at the least. */
  public static final long SLOW_NANOS = 50_000_000;

  private final String fault;
  private final List<String> values = new ArrayList<>();
  private String id = "";
  private List<String> peers = List.of();
  private int count;

  private FaultyNode(String fault) {
    this.fault = fault;
  }

  public static void main(String[] args) throws IOException {
    FaultyNode node = new FaultyNode(args[0]);
    BufferedReader in =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    for (String line = in.readLine(); line != null; line = in.readLine()) {
      node.receive(line);
    }
  }

  private boolean is(String name) {
    return fault.equals(name);
  }

  private void receive(String line) {
    if (is("slow")) {
      LockSupport.parkNanos(SLOW_NANOS);
    }
    String src = text(line, "src");
    String msgId = number(line, "msg_id");
    switch (text(line, "type")) {
      case "init" -> init(line, src, msgId);
      case "topology" -> reply(src, msgId, "topology_ok", "");
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
    if (is("silent-at-init")) {
      return;
    }
    if (is("stray-print")) {
      System.out.println("hello from " + id);
    }
    if (is("init-refused")) {
      reply(src, msgId, "error", ",\"code\":13,\"text\":\"not today\"");
      return;
    }
    reply(src, msgId, "init_ok", "");
  }

  private void broadcast(String line, String src, String msgId) {
    String value = number(line, "message");
    boolean fromNode = peers.contains(src);
    count++;
    if (count == 3 && is("dies-on-the-third")) {
      System.err.println("I have had enough");
      System.exit(3);
    }
    if (count == 3 && is("killed")) {
      ProcessHandle.current().children().forEach(ProcessHandle::destroyForcibly);
      Runtime.getRuntime().halt(137);
    }
    if (!values.contains(value)) {
      values.add(value);
    } else if (is("duplicates-in-reads")) {
      values.add(value);
    }
    if (!fromNode && !is("relays-nothing")) {
      peers.forEach(peer -> send(peer, value));
      if (is("duplicates-in-reads")) {
        peers.forEach(peer -> send(peer, value));
      }
    }
    if (fromNode && is("back-and-forth")) {
      send(src, value);
    }
    if (fromNode && is("answers-without-msg-id")) {
      print(src, "{\"type\":\"broadcast_ok\"}");
    } else if (fromNode && is("answers-a-null-id")) {
      print(src, "{\"type\":\"broadcast_ok\",\"in_reply_to\":0}");
    }
    if (is("resends-for-ever") && !fromNode) {
      peers.forEach(peer -> resend(peer, value));
    }
    if (is("unknown-dest")) {
      send("n99", value);
    }
    if (!msgId.isEmpty()) {
      reply(src, msgId, "broadcast_ok", "");
    }
  }

  private void read(String src, String msgId) {
    List<String> shown = new ArrayList<>(values);
    if (is("forgets-a-value") && shown.size() > 3) {
      shown.remove(0);
    }
    if (is("invents-a-value") && !shown.isEmpty()) {
      shown.add("424242");
    }
    String messages = ",\"messages\":" + shown.stream().collect(Collectors.joining(",", "[", "]"));
    if (is("read-without-messages")) {
      messages = "";
    }
    reply(src, msgId, is("wrong-reply-type") ? "broadcast_ok" : "read_ok", messages);
  }

  private void reply(String dest, String msgId, String type, String fields) {
    boolean early = type.equals("init_ok") || type.equals("topology_ok");
    String inReplyTo = ",\"in_reply_to\":" + msgId;
    if (is("wrong-in-reply-to") && !early) {
      inReplyTo = ",\"in_reply_to\":" + msgId + "000";
    } else if (is("no-in-reply-to") && !early) {
      inReplyTo = "";
    }
    print(dest, "{\"type\":\"" + type + "\"" + inReplyTo + fields + "}");
  }

  private void send(String dest, String value) {
    print(dest, "{\"type\":\"broadcast\",\"message\":" + value + "}");
  }

  private void resend(String dest, String value) {
    Thread thread =
        new Thread(
            () -> {
              while (true) {
                send(dest, value);
                Thread.onSpinWait();
                LockSupport.parkNanos(100_000_000);
              }
            });
    thread.setDaemon(true);
    thread.start();
  }

  private synchronized void print(String dest, String body) {
    String src = is("wrong-src") && dest.startsWith("n") ? "n7" : id;
    String line = "{\"src\":\"" + src + "\",\"dest\":\"" + dest + "\",\"body\":" + body + "}";
    System.out.print(is("no-newline") ? line : line + "\n");
    System.out.flush();
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
