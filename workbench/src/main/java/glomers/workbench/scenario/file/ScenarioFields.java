package glomers.workbench.scenario.file;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;

/** The fields of one JSON object, read by name and type. Not thread-safe. */
final class ScenarioFields {
  /** How many characters of a wrong value an error quotes. */
  private static final int MAX_QUOTED = 60;

  private final String file;
  private final String where; // the path in the file: "", or for example "operations[2]."
  private final JsonNode object;
  private final Set<String> known = new TreeSet<>();

  private ScenarioFields(String file, String where, JsonNode object) {
    this.file = file;
    this.where = where;
    this.object = object;
  }

  /** The fields of a whole file. */
  static ScenarioFields of(String file, JsonNode root) throws MalformedScenarioException {
    if (!root.isObject()) {
      throw new MalformedScenarioException(file + ": a scenario is a JSON object, { … }");
    }
    return new ScenarioFields(file, "", root);
  }

  /** Whether a field is present. */
  boolean has(String name) {
    known.add(name);
    return object.has(name);
  }

  Optional<String> text(String name, String expected) throws MalformedScenarioException {
    if (!has(name)) {
      return Optional.empty();
    }
    if (!object.get(name).isString()) {
      throw bad(name, expected);
    }
    return Optional.of(object.get(name).stringValue());
  }

  Optional<Boolean> bool(String name) throws MalformedScenarioException {
    if (!has(name)) {
      return Optional.empty();
    }
    if (!object.get(name).isBoolean()) {
      throw bad(name, "true or false");
    }
    return Optional.of(object.get(name).booleanValue());
  }

  Optional<Long> whole(String name, long least, long most) throws MalformedScenarioException {
    if (!has(name)) {
      return Optional.empty();
    }
    JsonNode value = object.get(name);
    if (!value.isIntegralNumber()
        || !value.canConvertToLong()
        || value.longValue() < least
        || value.longValue() > most) {
      String range = most == Long.MAX_VALUE ? least + " or more" : least + " to " + most;
      throw bad(name, least == Long.MIN_VALUE ? "a whole number" : "a whole number, " + range);
    }
    return Optional.of(value.longValue());
  }

  Optional<Double> number(String name) throws MalformedScenarioException {
    if (!has(name)) {
      return Optional.empty();
    }
    if (!object.get(name).isNumber()) {
      throw bad(name, "a number");
    }
    return Optional.of(object.get(name).doubleValue());
  }

  /** A time, in nanoseconds. */
  Optional<Long> time(String name) throws MalformedScenarioException {
    String expected = "a time such as \"0.5 s\" or \"20 ms\"";
    Optional<String> text = text(name, expected);
    if (text.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(Durations.parse(text.get()).orElseThrow(() -> bad(name, expected)));
  }

  Optional<List<String>> texts(String name, String expected) throws MalformedScenarioException {
    if (!has(name)) {
      return Optional.empty();
    }
    List<String> texts = new ArrayList<>();
    for (JsonNode element : array(name, expected)) {
      if (!element.isString()) {
        throw bad(name, expected);
      }
      texts.add(element.stringValue());
    }
    return Optional.of(texts);
  }

  Optional<List<ScenarioFields>> objects(String name, String expected)
      throws MalformedScenarioException {
    if (!has(name)) {
      return Optional.empty();
    }
    List<ScenarioFields> objects = new ArrayList<>();
    for (JsonNode element : array(name, expected)) {
      if (!element.isObject()) {
        throw bad(name, expected);
      }
      String place = where + name + "[" + objects.size() + "].";
      objects.add(new ScenarioFields(file, place, element));
    }
    return Optional.of(objects);
  }

  /** Refuses any field that was not read: it is probably a typing error. */
  void checkNoOthers() throws MalformedScenarioException {
    for (String name : object.propertyNames()) {
      if (!known.contains(name)) {
        throw new MalformedScenarioException(
            "%s: %s%s is no field of a scenario here; these are: %s"
                .formatted(file, where, name, String.join(", ", known)));
      }
    }
  }

  /** The error for a field that is wrong or missing. */
  MalformedScenarioException bad(String name, String expected) {
    String text = object.has(name) ? object.get(name).toString() : "not there";
    String quoted = text.length() <= MAX_QUOTED ? text : text.substring(0, MAX_QUOTED) + "...";
    return new MalformedScenarioException(
        "%s: %s%s must be %s, and is %s".formatted(file, where, name, expected, quoted));
  }

  /** The error for fields that contradict each other. */
  MalformedScenarioException wrong(String problem) {
    String place = where.isEmpty() ? "" : where.substring(0, where.length() - 1) + ": ";
    return new MalformedScenarioException(file + ": " + place + problem);
  }

  private JsonNode array(String name, String expected) throws MalformedScenarioException {
    if (!object.get(name).isArray()) {
      throw bad(name, expected);
    }
    return object.get(name);
  }
}
