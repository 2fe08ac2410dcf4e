package glomers.common.protocol;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.util.RawValue;

/**
 * The fields of a JSON object by their names, and what a message may ask of them: each getter gives
 * a value of the wanted kind, or says in a learner's words what is wrong. Strict where leniency
 * would hide a mistake: {@code "7"} is no number, and {@code 7.0} no whole one.
 *
 * @param prefix what comes before a name, where an error says which field it is
 */
record Fields(String prefix, Map<String, Object> values) {
  /** How much of a wrong value an error quotes, in characters. */
  private static final int MAX_QUOTED = 160;

  /** A field is missing, or no value of its kind. */
  static final class WrongFieldException extends Exception {
    private static final long serialVersionUID = 1L;

    WrongFieldException(String message) {
      super(message, null, false, false);
    }
  }

  /**
   * The value at which a parser stands, in Java's terms: maps, lists, strings, booleans, null,
   * longs where a number is one, and otherwise its text.
   */
  static Object read(JsonParser json) {
    return switch (json.currentToken()) {
      case START_OBJECT -> {
        Map<String, Object> object = new LinkedHashMap<>();
        while (json.nextToken() == JsonToken.PROPERTY_NAME) {
          String name = json.currentName();
          json.nextToken();
          object.put(name, read(json));
        }
        yield object;
      }
      case START_ARRAY -> {
        List<Object> array = new ArrayList<>();
        while (json.nextToken() != JsonToken.END_ARRAY) {
          array.add(read(json));
        }
        yield array;
      }
      case VALUE_STRING -> json.getString();
      case VALUE_NUMBER_INT -> integer(json);
      case VALUE_TRUE -> true;
      case VALUE_FALSE -> false;
      case VALUE_NULL -> null;
      default -> new RawValue(json.getString());
    };
  }

  String string(String name) throws WrongFieldException {
    return of(String.class, name, "a string");
  }

  long number(String name) throws WrongFieldException {
    return of(Long.class, name, wholeNumber(Long.MIN_VALUE, Long.MAX_VALUE));
  }

  int smallNumber(String name) throws WrongFieldException {
    String expected = wholeNumber(Integer.MIN_VALUE, Integer.MAX_VALUE);
    long number = of(Long.class, name, expected);
    if (number != (int) number) {
      throw wrong(name, expected);
    }
    return (int) number;
  }

  List<String> strings(String name) throws WrongFieldException {
    return list(String.class, name, "a list of strings");
  }

  List<Long> numbers(String name) throws WrongFieldException {
    return list(Long.class, name, "a list of whole numbers");
  }

  /** An object whose values are lists of strings. */
  Map<String, List<String>> stringLists(String name) throws WrongFieldException {
    String expected = "an object of lists";
    Map<String, List<String>> lists = new LinkedHashMap<>();
    Map<?, ?> object = of(Map.class, name, expected);
    for (Map.Entry<?, ?> entry : object.entrySet()) {
      if (!(entry.getValue() instanceof List<?> list) || !holdsOnly(String.class, list)) {
        throw wrong(name, expected);
      }
      lists.put((String) entry.getKey(), list.stream().map(String.class::cast).toList());
    }
    return lists;
  }

  /** Whether there is a value. */
  boolean has(String name) {
    return values.get(name) != null;
  }

  /** The value of a field if it is of a type; else the error says what was expected. */
  <T> T of(Class<T> type, String name, String expected) throws WrongFieldException {
    Object value = values.get(name);
    if (!type.isInstance(value)) {
      throw wrong(name, expected);
    }
    return type.cast(value);
  }

  WrongFieldException wrong(String name, String expected) {
    String found = values.containsKey(name) ? "and is " + text(values.get(name)) : "and is missing";
    return new WrongFieldException(prefix + name + " must be " + expected + ", " + found);
  }

  /** A value as JSON, or its start. */
  static String text(Object value) {
    String text = Quoting.JSON.writeValueAsString(value);
    return text.length() <= MAX_QUOTED ? text : text.substring(0, MAX_QUOTED) + "...";
  }

  @SuppressWarnings("unchecked") // each element has been looked at
  private <T> List<T> list(Class<T> type, String name, String expected) throws WrongFieldException {
    List<?> list = of(List.class, name, expected);
    if (!holdsOnly(type, list)) {
      throw wrong(name, expected);
    }
    return (List<T>) list;
  }

  private static boolean holdsOnly(Class<?> type, List<?> list) {
    for (Object element : list) {
      if (!type.isInstance(element)) {
        return false;
      }
    }
    return true;
  }

  private static Object integer(JsonParser json) {
    return switch (json.getNumberType()) {
      case INT, LONG -> json.getLongValue();
      default -> new RawValue(json.getString()); // it fits no long
    };
  }

  private static String wholeNumber(long least, long most) {
    return "a whole number from " + least + " to " + most;
  }

  /** Only an error needs it, so only an error loads it. */
  private static final class Quoting {
    static final JsonMapper JSON = new JsonMapper();
  }
}
