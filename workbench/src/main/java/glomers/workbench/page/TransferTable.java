package glomers.workbench.page;

import glomers.workbench.explore.CounterexampleTrace.Transfer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The messages of a counterexample as columns. Which numbers in them are values is known for the
 * fields of the workload's messages only: {@code message} of a broadcast, and {@code messages}.
 */
final class TransferTable {
  private static final JsonMapper JSON = new JsonMapper();

  private TransferTable() {}

  /** The columns by name. */
  static Map<String, Object> of(List<Transfer> messages) {
    BodyTemplates templates = new BodyTemplates();
    Column numbers = new Column();
    List<List<Long>> values = messages.stream().map(message -> values(message.body())).toList();
    List<String> causes =
        messages.stream().flatMap(message -> message.lostBy().stream()).distinct().toList();
    List<Integer> template = new ArrayList<>();
    boolean unseen = false;
    for (int i = 0; i < messages.size(); i++) {
      String body = messages.get(i).body();
      template.add(templates.split(body, numbers));
      unseen |= values.get(i).isEmpty() && JSON.readTree(body).path("in_reply_to").isMissingNode();
    }
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("total", messages.size());
    map.put("unseen", unseen);
    map.put("whole", List.of());
    map.put("templates", templates.all());
    map.put("causes", causes);
    map.put("id", messages.stream().map(Transfer::number).toList());
    map.put("src", messages.stream().map(Transfer::src).toList());
    map.put("dest", messages.stream().map(Transfer::dest).toList());
    map.put("sent", messages.stream().map(Transfer::sent).toList());
    map.put("took", messages.stream().map(TransferTable::took).toList());
    map.put(
        "lostBy",
        messages.stream()
            .map(message -> message.lostBy().map(causes::indexOf).orElse((int) Column.NONE))
            .toList());
    map.put("template", template);
    map.put("numbers", numbers.toArray());
    map.put("valueCount", values.stream().map(List::size).toList());
    map.put("values", values.stream().flatMap(List::stream).toList());
    return map;
  }

  private static int took(Transfer message) {
    return message.ended().isPresent()
        ? message.ended().getAsInt() - message.sent()
        : (int) Column.NONE;
  }

  private static List<Long> values(String body) {
    JsonNode fields = JSON.readTree(body);
    List<Long> values = new ArrayList<>();
    if (fields.path("type").asString("").equals("broadcast")) {
      add(fields.path("message"), values);
    }
    fields.path("messages").forEach(each -> add(each, values));
    return values;
  }

  private static void add(JsonNode number, List<Long> values) {
    if (number.isIntegralNumber()) {
      values.add(number.asLong());
    }
  }
}
