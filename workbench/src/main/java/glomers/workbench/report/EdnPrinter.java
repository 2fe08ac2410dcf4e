package glomers.workbench.report;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.LongStream;

/**
 * Prints a results map as EDN, in the form of a real Maelstrom's {@code results.edn}. Keys are
 * keywords, or numbers if they are numeric. Values of Maelstrom's enumerations are keywords. A map
 * or list that fits on a line is printed on one line. Entries keep the map's order.
 */
public final class EdnPrinter {
  private static final int WIDTH = 80;

  /** Keys whose values are keywords in Maelstrom's results. */
  private static final Set<String> ENUMERATIONS = Set.of("valid?", "outcome", "type", "f");

  private static final Pattern NUMBER = Pattern.compile("-?(0|[1-9][0-9]*)(\\.[0-9]+)?");
  private static final Pattern KEYWORD =
      Pattern.compile("[A-Za-z*!_?$%&=<>][A-Za-z0-9*+!_?$%&=<>.-]*");

  private EdnPrinter() {}

  /** Prints maps, lists, vectors of numbers, text, numbers, booleans and null. */
  public static String print(Object value) {
    return print(value, 0);
  }

  /**
   * @param column the column at which the text begins
   */
  private static String print(Object value, int column) {
    String flat = flat(value);
    if (column + flat.length() <= WIDTH) {
      return flat;
    }
    String separator = "\n" + " ".repeat(column + 1);
    if (value instanceof Map<?, ?> map) {
      List<String> entries = new ArrayList<>();
      map.forEach(
          (key, entry) -> {
            String start = key(key) + " ";
            String text =
                isEnumeration(key, entry) ? ":" + entry : print(entry, column + 1 + start.length());
            entries.add(start + text);
          });
      return "{" + String.join("," + separator, entries) + "}";
    }
    if (value instanceof long[] vector) {
      List<Long> list = LongStream.of(vector).boxed().toList();
      return "[" + filled(list, column + 1, separator) + "]";
    }
    if (value instanceof Collection<?> list) {
      boolean nested = list.stream().anyMatch(EdnPrinter::isNested);
      return "("
          + (nested
              ? String.join(
                  separator, list.stream().map(element -> print(element, column + 1)).toList())
              : filled(list, column + 1, separator))
          + ")";
    }
    return flat;
  }

  /** Puts as many elements on each line as fit. */
  private static String filled(Collection<?> list, int column, String separator) {
    StringBuilder text = new StringBuilder();
    int end = column;
    for (Object element : list) {
      String next = flat(element);
      if (text.length() > 0) {
        boolean fits = end + 1 + next.length() < WIDTH;
        text.append(fits ? " " : separator);
        end = fits ? end + 1 : column;
      }
      text.append(next);
      end += next.length();
    }
    return text.toString();
  }

  private static String flat(Object value) {
    if (value instanceof Map<?, ?> map) {
      List<String> entries = new ArrayList<>();
      map.forEach(
          (key, entry) ->
              entries.add(
                  key(key) + " " + (isEnumeration(key, entry) ? ":" + entry : flat(entry))));
      return "{" + String.join(", ", entries) + "}";
    }
    if (value instanceof Collection<?> list) {
      return "(" + String.join(" ", list.stream().map(EdnPrinter::flat).toList()) + ")";
    }
    if (value instanceof long[] vector) {
      return LongStream.of(vector)
          .mapToObj(String::valueOf)
          .collect(Collectors.joining(" ", "[", "]"));
    }
    if (value == null) {
      return "nil";
    }
    boolean isBare = value instanceof Number || value instanceof Boolean;
    return isBare ? value.toString() : quoted(value.toString());
  }

  private static boolean isEnumeration(Object key, Object value) {
    return value instanceof String text
        && ENUMERATIONS.contains(key.toString())
        && KEYWORD.matcher(text).matches();
  }

  private static boolean isNested(Object value) {
    return value instanceof Map || value instanceof Collection;
  }

  private static String key(Object key) {
    String name = key.toString();
    if (NUMBER.matcher(name).matches()) {
      return name;
    }
    return KEYWORD.matcher(name).matches() ? ":" + name : quoted(name);
  }

  private static String quoted(String text) {
    StringBuilder quoted = new StringBuilder("\"");
    for (char c : text.toCharArray()) {
      switch (c) {
        case '"' -> quoted.append("\\\"");
        case '\\' -> quoted.append("\\\\");
        case '\n' -> quoted.append("\\n");
        case '\r' -> quoted.append("\\r");
        case '\t' -> quoted.append("\\t");
        default -> quoted.append(c);
      }
    }
    return quoted.append('"').toString();
  }
}
