package glomers.common.protocol;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/**
 * The fields of a JSON object by name. Each getter returns a value of its type, or throws an
 * exception whose message says what is wrong, in words for the sender of the message. Strict where
 * leniency would hide a mistake: {@code "7"} is not a number, and {@code 7.0} is not a whole
 * number.
 *
 * @param prefix what precedes the name of a field in an error, such as {@code body.}
 */
record Fields(String prefix, Map<String, Object> values) {
  /** How much of a wrong value an error quotes, in characters. */
  private static final int MAX_QUOTED = 160;

  /** A field is missing or has the wrong type. */
  static final class WrongFieldException extends Exception {
    private static final long serialVersionUID = 1L;

    WrongFieldException(String message) {
      super(message, null, false, false);
    }
  }

  String string(String name) throws WrongFieldException {
    if (values.get(name) instanceof String string) {
      return string;
    }
    throw wrong(name, "a string");
  }

  /** A string; empty if the field is missing. */
  String optionalString(String name) throws WrongFieldException {
    return values.get(name) == null ? "" : string(name);
  }

  long number(String name) throws WrongFieldException {
    if (values.get(name) instanceof Long number) {
      return number;
    }
    throw wrong(name, wholeNumber(Long.MIN_VALUE, Long.MAX_VALUE));
  }

  int smallNumber(String name) throws WrongFieldException {
    if (values.get(name) instanceof Long number && number.intValue() == number) {
      return number.intValue();
    }
    throw wrong(name, wholeNumber(Integer.MIN_VALUE, Integer.MAX_VALUE));
  }

  /** A whole number; empty if the field is missing or null. */
  OptionalLong id(String name) throws WrongFieldException {
    Object value = values.get(name);
    if (value == null) {
      return OptionalLong.empty();
    }
    if (value instanceof Long number) {
      return OptionalLong.of(number);
    }
    throw wrong(name, "a whole number");
  }

  /** The name of a node or a client. */
  String address(String name) throws WrongFieldException {
    if (values.get(name) instanceof String address && !address.isEmpty()) {
      return address;
    }
    throw wrong(name, "a name such as \"n0\"");
  }

  /** The object in a field. Its errors name the whole path, such as {@code body.code}. */
  @SuppressWarnings("unchecked") // ObjectReader creates no other maps
  Fields object(String name) throws WrongFieldException {
    if (values.get(name) instanceof Map<?, ?> object) {
      return new Fields(prefix + name + ".", (Map<String, Object>) object);
    }
    throw wrong(name, "an object");
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
    if (!(values.get(name) instanceof Map<?, ?> object)) {
      throw wrong(name, expected);
    }
    for (Map.Entry<?, ?> entry : object.entrySet()) {
      if (!(entry.getValue() instanceof List<?> list) || !holdsOnly(String.class, list)) {
        throw wrong(name, expected);
      }
      lists.put((String) entry.getKey(), list.stream().map(String.class::cast).toList());
    }
    return lists;
  }

  private WrongFieldException wrong(String name, String expected) {
    String found = values.containsKey(name) ? "and is " + text(values.get(name)) : "and is missing";
    return new WrongFieldException(prefix + name + " must be " + expected + ", " + found);
  }

  /** A value as JSON, or its start. */
  static String text(Object value) {
    String text = JsonText.of(value);
    return text.length() <= MAX_QUOTED ? text : text.substring(0, MAX_QUOTED) + "...";
  }

  @SuppressWarnings("unchecked") // each element has been checked
  private <T> List<T> list(Class<T> type, String name, String expected) throws WrongFieldException {
    if (!(values.get(name) instanceof List<?> list)) {
      throw wrong(name, expected);
    }
    for (Object element : list) {
      if (!type.isInstance(element)) {
        throw new WrongFieldException(
            prefix + name + " must be " + expected + ", and holds " + text(element));
      }
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

  static String wholeNumber(long least, long most) {
    return "a whole number from " + least + " to " + most;
  }
}
