package glomers.workbench.page;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Splits the bodies of messages into templates and numbers, because most messages of a run differ
 * only in their numbers: {@code {"type":"broadcast","message":17}} becomes a template with a {@link
 * #PLACE} for the number, and the number 17. A number that a script would not read back as it was
 * stays in the template. Not thread-safe.
 */
final class BodyTemplates {
  /** Stands for a number. JSON contains no such character. */
  static final char PLACE = '\u0001';

  /** The longest body that is kept whole, in characters. */
  static final int MAX_LENGTH = 600;

  /** Every number of so many digits is exact in a script. */
  private static final int MAX_DIGITS = 15;

  private final Map<String, Integer> templates = new LinkedHashMap<>();

  /**
   * The index of a body's template.
   *
   * @param numbers receives the numbers that belong into it
   */
  int split(String body, Column numbers) {
    String text =
        body.length() <= MAX_LENGTH
            ? body
            : body.substring(0, MAX_LENGTH) + "… (" + body.length() + " characters)";
    StringBuilder template = new StringBuilder();
    int at = 0;
    while (at < text.length()) {
      int end = at;
      while (end < text.length() && isDigit(text.charAt(end))) {
        end++;
      }
      boolean isNumber = end > at && end - at <= MAX_DIGITS;
      if (isNumber && (text.charAt(at) != '0' || end == at + 1)) {
        numbers.add(Long.parseLong(text, at, end, 10));
        template.append(PLACE);
      } else {
        end = Math.max(end, at + 1);
        template.append(text, at, end);
      }
      at = end;
    }
    String key = template.toString();
    Integer known = templates.get(key);
    if (known == null) {
      known = templates.size();
      templates.put(key, known);
    }
    return known;
  }

  /** All templates, in the order of their indices. */
  List<String> all() {
    return List.copyOf(templates.keySet());
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }
}
