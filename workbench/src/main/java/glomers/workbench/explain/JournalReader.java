package glomers.workbench.explain;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonParser.NumberType;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/**
 * Streams the messages between nodes from the journal of a test, in the order in which they were
 * delivered or lost. Keeps one message in memory.
 *
 * <p>A number has a path: the fields that lead to it, such as {@code .messages[]}. The elements of
 * an array share a path. The elements of a nested array have their index in the path, as in {@code
 * .log[][0]}, since such arrays often are tuples. A field name that is a node's name or a number is
 * {@code *} in the path.
 */
final class JournalReader {
  /** Names of fields that are assumed not to hold values; in lower case, without - and _. */
  private static final Set<String> NO_VALUES =
      Set.of(
          "msgid",
          "inreplyto",
          "requestid",
          "reqid",
          "rpcid",
          "callid",
          "code",
          "round",
          "seq",
          "seqno",
          "seqnum",
          "sequence",
          "count",
          "counter",
          "size",
          "length",
          "len",
          "total",
          "version",
          "term",
          "epoch",
          "generation",
          "ttl",
          "hop",
          "hops",
          "depth",
          "attempt",
          "attempts",
          "retry",
          "retries",
          "time",
          "timestamp",
          "ts",
          "clock",
          "timeout",
          "offset",
          "checksum",
          "hash");

  /** From this index on, the elements of a nested array share a path. */
  private static final int TUPLE_PLACES = 8;

  /**
   * Maximum length of a text that is parsed as an integer. Every integer of this length fits a
   * long.
   */
  private static final int LONGEST_NUMBER = 18;

  private static final JsonFactory JSON = new JsonFactory();

  private final JsonParser parser;
  private final Set<String> nodes;
  private final JournalMessage message = new JournalMessage();

  private JournalReader(JsonParser parser, Set<String> nodes) {
    this.parser = parser;
    this.nodes = nodes;
  }

  /**
   * Reads the whole journal.
   *
   * @param nodes the names of the nodes; other messages are skipped
   * @param each receives each message, which is valid until the next one
   */
  static void read(Path journal, Set<String> nodes, Consumer<JournalMessage> each)
      throws IOException {
    read(journal, nodes, Long.MAX_VALUE, each);
  }

  /**
   * Reads the journal up to the given number of messages between nodes.
   *
   * @return whether it stopped at that number
   */
  static boolean read(Path journal, Set<String> nodes, long most, Consumer<JournalMessage> each)
      throws IOException {
    return readWhile(
        journal,
        nodes,
        most,
        message -> {
          each.accept(message);
          return true;
        });
  }

  /**
   * Reads the journal until the consumer returns false, but at most the given number of messages
   * between nodes.
   *
   * @return whether it stopped before the end of the journal, or at its last message
   */
  static boolean readWhile(
      Path journal, Set<String> nodes, long most, Predicate<JournalMessage> each)
      throws IOException {
    try (InputStream in = new BufferedInputStream(Files.newInputStream(journal), 1 << 16);
        JsonParser parser = JSON.createParser(ObjectReadContext.empty(), in)) {
      JournalReader reader = new JournalReader(parser, nodes);
      long count = 0;
      while (count < most && parser.nextToken() == JsonToken.START_OBJECT) {
        if (reader.entry()) {
          if (!each.test(reader.message)) {
            return true;
          }
          count++;
        }
      }
      return count == most;
    }
  }

  /** Reads one entry; true if its message is from one node to another. */
  private boolean entry() {
    message.clear();
    while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
      String field = parser.currentName();
      JsonToken value = parser.nextToken();
      switch (field) {
        case "id" -> message.id = parser.getLongValue();
        case "src" -> message.src = parser.getString();
        case "dest" -> message.dest = parser.getString();
        case "sent" -> message.sent = parser.getLongValue();
        case "received", "lost" -> message.arrived = parser.getLongValue();
        case "by" -> message.lostBy = Optional.of(parser.getString());
        case "body" -> body(value);
        default -> parser.skipChildren();
      }
    }
    return isBetweenNodes();
  }

  private boolean isBetweenNodes() {
    return nodes.contains(message.src)
        && nodes.contains(message.dest)
        && !message.src.equals(message.dest);
  }

  private void body(JsonToken value) {
    if (value != JsonToken.START_OBJECT || !isBetweenNodes()) {
      parser.skipChildren();
      return;
    }
    message.bodyBegin = parser.currentTokenLocation().getByteOffset();
    while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
      String field = parser.currentName();
      JsonToken token = parser.nextToken();
      if (field.equals("type")) {
        message.type = token == JsonToken.VALUE_STRING ? parser.getString() : "";
        parser.skipChildren();
      } else {
        field("", field, token);
      }
    }
    message.bodyEnd = parser.currentLocation().getByteOffset();
  }

  private void field(String path, String field, JsonToken token) {
    if (holdsNoValues(field)) {
      parser.skipChildren();
      return;
    }
    Optional<Long> number = number(field);
    number.ifPresent(value -> message.addNumber(path + ".{}", value));
    boolean common = number.isPresent() || nodes.contains(field);
    value(path + "." + (common ? "*" : field), token);
  }

  private void value(String path, JsonToken token) {
    switch (token) {
      case VALUE_NUMBER_INT -> {
        if (parser.getNumberType() != NumberType.BIG_INTEGER) {
          message.addNumber(path, parser.getLongValue());
        }
      }
      case VALUE_STRING ->
          number(parser.getString()).ifPresent(value -> message.addNumber(path + "\"", value));
      case START_OBJECT -> {
        while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
          String field = parser.currentName();
          field(path, field, parser.nextToken());
        }
      }
      case START_ARRAY -> array(path);
      default -> {}
    }
  }

  private void array(String path) {
    boolean inner = path.endsWith("]");
    String shared = path + "[]";
    int place = 0;
    for (JsonToken token = parser.nextToken();
        token != JsonToken.END_ARRAY;
        token = parser.nextToken()) {
      value(inner && place < TUPLE_PLACES ? path + "[" + place + "]" : shared, token);
      place++;
    }
  }

  private static boolean holdsNoValues(String field) {
    return NO_VALUES.contains(field)
        || NO_VALUES.contains(field.toLowerCase(Locale.ROOT).replace("_", "").replace("-", ""));
  }

  private static Optional<Long> number(String text) {
    int digits = text.startsWith("-") ? text.length() - 1 : text.length();
    boolean isNumber =
        digits >= 1
            && digits <= LONGEST_NUMBER
            && text.chars().skip(text.length() - digits).allMatch(c -> c >= '0' && c <= '9');
    return isNumber ? Optional.of(Long.parseLong(text)) : Optional.empty();
  }
}
