package glomers.workbench.unusual;

import glomers.common.node.Environment;
import glomers.workbench.lines.LineProcess;
import glomers.workbench.lines.LineProgram;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A correct broadcast node with an unusual behaviour, named by its argument. It must get no
 * finding.
 */
public final class UnusualNode implements LineProgram {
  /** The behaviours that tolerate network faults. */
  static final List<String> FAULT_TOLERANT =
      List.of("slow-retries", "text-ids", "anti-entropy", "anti-entropy-and-heartbeat", "pull");

  static final List<String> HABITS =
      List.of(
          "hurried-retries", // every 90 ms, with a heartbeat as well
          "slow-retries", // every 1.5 s until it is acknowledged
          "text-ids", // fast retries with ids such as "n0-7"
          "anti-entropy", // no fan-out: all values to all peers every 100 ms
          "slow-anti-entropy", // every 3 s
          "anti-entropy-and-heartbeat", // two kinds of message in turn, for ever
          "pull", // asks for missing values every 200 ms
          "counting-heartbeat", // never sends the same body twice
          "gossips-when-read", // and is silent otherwise
          "acknowledges-when-read",
          "names-what-it-acknowledges", // without in_reply_to
          "batches", // the values of 200 ms
          "no-types", // between nodes
          "ring", // each value goes round the ring once
          "one-node-decides", // the others forward to it before they reply to clients
          "asks-all-when-read", // and replies when they have replied
          "answers-slowly", // after a tenth of a second
          "another-answers", // another node replies to the client
          "spacious-lines", // blanks, and Windows' line endings
          "numbered-lines", // an id in each envelope
          "verbose-at-first"); // more than is asked for in init_ok, and a msg_id everywhere

  private static final JsonMapper JSON = new JsonMapper();

  private final String behaviour;
  private final TreeSet<Long> values = new TreeSet<>();
  private final Map<String, Map<String, Object>> open = new TreeMap<>(); // requests, by id
  private final Map<String, TreeSet<Long>> unacknowledged = new HashMap<>();
  private final List<Long> batch = new ArrayList<>();
  private Environment environment;
  private String id = "";
  private List<String> peers = List.of();
  private long count;
  private int asking; // number of peers whose reply a read still waits for

  UnusualNode(String behaviour) {
    this.behaviour = behaviour;
  }

  public static void main(String[] args) throws IOException {
    LineProcess.run(new UnusualNode(args[0]));
  }

  private boolean is(String name) {
    return behaviour.equals(name);
  }

  @Override
  public void receive(String line, Environment nodeEnvironment) {
    environment = nodeEnvironment;
    JsonNode message = JSON.readTree(line);
    String src = message.path("src").asString();
    JsonNode body = message.path("body");
    if (src.startsWith("c")) {
      fromClient(src, body);
    } else {
      fromNode(src, body);
    }
  }

  private void fromClient(String client, JsonNode body) {
    String type = body.path("type").asString();
    Map<String, Object> answer = new TreeMap<>(Map.of("type", type + "_ok"));
    answer.put("in_reply_to", body.path("msg_id").asLong());
    switch (type) {
      case "init" -> {
        id = body.path("node_id").asString();
        peers =
            body.path("node_ids")
                .valueStream()
                .map(JsonNode::asString)
                .filter(name -> !name.equals(id))
                .toList();
        if (is("verbose-at-first")) {
          answer.put("version", List.of(1, 2));
        }
        begin();
      }
      case "broadcast" -> {
        long value = body.path("message").asLong();
        if (is("one-node-decides") && !id.equals("n0")) {
          send("n0", Map.of("type", "decide", "value", value, "for", client, "answer", answer));
          return;
        }
        if (values.add(value)) {
          spread(value);
        }
        if (is("another-answers") && !peers.isEmpty()) {
          send(peers.get(0), Map.of("type", "answer", "client", client, "answer", answer));
          return;
        }
      }
      case "read" -> {
        if (is("asks-all-when-read")) {
          peers.forEach(peer -> send(peer, Map.of("type", "all", "for", client, "answer", answer)));
          asking = peers.size();
          return;
        }
        answer.put("messages", values);
        read();
      }
      default -> {}
    }
    if (is("verbose-at-first")) {
      answer.put("msg_id", ++count);
    }
    if (is("answers-slowly")) {
      environment.later(100, () -> send(client, answer));
    } else {
      send(client, answer);
    }
  }

  private void begin() {
    switch (behaviour) {
      case "anti-entropy" -> every(100, () -> toPeers("state", "values", values));
      case "slow-anti-entropy" -> every(3000, () -> toPeers("state", "values", values));
      case "anti-entropy-and-heartbeat" ->
          every(
              50,
              () -> {
                toPeers("alive", "who", id);
                toPeers("state", "values", values);
              });
      case "pull" -> every(200, () -> toPeers("pull", "have", values));
      case "counting-heartbeat" -> every(50, () -> toPeers("alive", "round", ++count));
      case "batches" -> every(200, this::sendBatch);
      case "slow-retries" -> every(1500, this::retry);
      case "hurried-retries" -> {
        every(90, this::retry);
        every(50, () -> toPeers("alive", "who", id));
      }
      case "text-ids" -> every(300, this::retry);
      default -> {}
    }
  }

  /** Handles a new value from a client. */
  private void spread(long value) {
    switch (behaviour) {
      case "slow-retries", "hurried-retries", "text-ids" -> {
        for (String peer : peers) {
          Object msgId = is("text-ids") ? id + "-" + ++count : (Object) (++count);
          open.put(
              peer + msgId, Map.of("dest", peer, "type", "put", "value", value, "msg_id", msgId));
          send(peer, Map.of("type", "put", "value", value, "msg_id", msgId));
        }
      }
      case "batches" -> batch.add(value);
      case "no-types" -> peers.forEach(peer -> send(peer, Map.of("values", List.of(value))));
      case "ring" -> send(next(), Map.of("type", "put", "value", value, "origin", id));
      case "anti-entropy", "slow-anti-entropy", "anti-entropy-and-heartbeat", "pull" -> {}
      default -> toPeers("put", "value", value);
    }
  }

  private void fromNode(String peer, JsonNode body) {
    switch (body.path("type").asString()) {
      case "put" -> put(peer, body);
      case "put_ok" -> {
        JsonNode msgId = body.path("in_reply_to");
        open.remove(peer + (msgId.isString() ? msgId.asString() : msgId.asLong()));
      }
      case "state", "" -> body.path("values").valueStream().forEach(v -> values.add(v.asLong()));
      case "pull" -> {
        TreeSet<Long> more = new TreeSet<>(values);
        body.path("have").valueStream().forEach(value -> more.remove(value.asLong()));
        if (!more.isEmpty()) {
          send(peer, Map.of("type", "state", "values", more));
        }
      }
      case "decide" -> {
        long value = body.path("value").asLong();
        if (values.add(value)) {
          toPeers("put", "value", value);
        }
        send(
            peer,
            Map.of("type", "decided", "for", body.path("for"), "answer", body.path("answer")));
      }
      case "decided" -> send(body.path("for").asString(), body.path("answer"));
      case "answer" -> send(body.path("client").asString(), body.path("answer"));
      case "all" ->
          send(
              peer,
              Map.of(
                  "type",
                  "mine",
                  "values",
                  values,
                  "for",
                  body.path("for"),
                  "answer",
                  body.path("answer")));
      case "mine" -> {
        body.path("values").valueStream().forEach(value -> values.add(value.asLong()));
        if (--asking == 0) {
          Map<String, Object> answer = new TreeMap<>();
          body.path("answer").properties().forEach(e -> answer.put(e.getKey(), e.getValue()));
          answer.put("messages", values);
          send(body.path("for").asString(), answer);
        }
      }
      default -> {}
    }
  }

  private void put(String peer, JsonNode body) {
    long value = body.path("value").asLong();
    values.add(value);
    if (is("ring") && !next().equals(body.path("origin").asString())) {
      send(next(), body);
    } else if (body.has("msg_id")) {
      send(peer, Map.of("type", "put_ok", "in_reply_to", body.path("msg_id")));
    } else if (is("names-what-it-acknowledges")) {
      send(peer, Map.of("type", "broadcast_ok", "value", value));
    } else if (is("acknowledges-when-read")) {
      unacknowledged.computeIfAbsent(peer, first -> new TreeSet<>()).add(value);
    }
  }

  private void read() {
    count++;
    if (is("gossips-when-read") && !peers.isEmpty()) {
      String peer = peers.get((int) (count % peers.size()));
      send(peer, Map.of("type", "count", "count", values.size()));
    } else if (is("acknowledges-when-read")) {
      unacknowledged.forEach((peer, got) -> send(peer, Map.of("type", "got", "values", got)));
      unacknowledged.clear();
    }
  }

  private void sendBatch() {
    if (!batch.isEmpty()) {
      toPeers("state", "values", List.copyOf(batch));
      batch.clear();
    }
  }

  private void retry() {
    for (Map<String, Object> request : open.values()) {
      Map<String, Object> body = new TreeMap<>(request);
      send((String) body.remove("dest"), body);
    }
  }

  private String next() {
    TreeSet<String> all = new TreeSet<>(peers);
    return all.higher(id) == null ? all.first() : all.higher(id);
  }

  private void every(long millis, Runnable task) {
    environment.later(
        millis,
        () -> {
          task.run();
          every(millis, task);
        });
  }

  private void toPeers(String type, String field, Object value) {
    peers.forEach(peer -> send(peer, Map.of("type", type, field, value)));
  }

  private void send(String dest, Object body) {
    Map<String, Object> message = new TreeMap<>(Map.of("src", id, "dest", dest, "body", body));
    if (is("numbered-lines")) {
      message.put("id", ++count);
    }
    String line = JSON.writeValueAsString(message);
    boolean spacious = is("spacious-lines");
    environment.write(spacious ? " " + line.replace(":", " :\t") + " \r\n" : line + "\n");
  }
}
