package glomers.workbench.explain;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Looks through the journal of a test, once, for the messages between nodes that carried certain
 * values. A body carries a value if it stands anywhere in it but as an id, so this works for
 * programs with messages of their own.
 */
final class JournalScan {
  private static final Set<String> NO_VALUES = Set.of("msg_id", "in_reply_to", "code");
  private static final JsonMapper JSON = new JsonMapper();

  private JournalScan() {}

  /** The messages that carried each of the values, in the order of their fates. */
  static Map<Long, List<Carriage>> carriages(
      Path journal, Collection<Long> values, Set<String> nodes) throws IOException {
    Map<Long, List<Carriage>> carriages = new HashMap<>();
    values.forEach(value -> carriages.put(value, new ArrayList<>()));
    List<String> texts = values.stream().map(String::valueOf).toList();
    try (BufferedReader lines = Files.newBufferedReader(journal)) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        if (texts.stream().anyMatch(line::contains)) { // most lines needn't be parsed
          scan(JSON.readTree(line), carriages, nodes);
        }
      }
    }
    return carriages;
  }

  private static void scan(JsonNode entry, Map<Long, List<Carriage>> carriages, Set<String> nodes) {
    String src = entry.path("src").asString();
    String dest = entry.path("dest").asString();
    if (nodes.contains(src) && nodes.contains(dest)) {
      JsonNode body = entry.path("body");
      carriages.forEach(
          (value, found) -> {
            if (carries(body, value)) {
              found.add(carriage(entry, src, dest, body));
            }
          });
    }
  }

  private static Carriage carriage(JsonNode entry, String src, String dest, JsonNode body) {
    boolean lost = entry.has("lost");
    return new Carriage(
        entry.path("id").asLong(),
        src,
        dest,
        body.path("type").asString(),
        entry.path("sent").asLong(),
        entry.path(lost ? "lost" : "received").asLong(),
        lost ? Optional.of(entry.path("by").asString()) : Optional.empty());
  }

  private static boolean carries(JsonNode node, long value) {
    if (node.isObject()) {
      return node.properties().stream()
          .anyMatch(
              field -> !NO_VALUES.contains(field.getKey()) && carries(field.getValue(), value));
    }
    if (node.isArray()) {
      for (JsonNode element : node) {
        if (carries(element, value)) {
          return true;
        }
      }
      return false;
    }
    return node.isIntegralNumber() && node.canConvertToLong() && node.longValue() == value;
  }
}
