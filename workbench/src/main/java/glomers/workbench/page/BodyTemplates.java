package glomers.workbench.page;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Splits the bodies of messages into templates and numbers, because most messages of a run differ
 * only in their numbers: {@code {"type":"broadcast","message":17}} becomes a template with a {@link
 * #PLACE} for the number, and the number 17. A number that a script would not read back as it was
 * stays in the template, and so do the digits of a string that has other characters. Not
 * thread-safe.
 */
final class BodyTemplates {
  /** Stands for a number. JSON contains no such character. */
  static final char PLACE = '\u0001';

  /** The longest body that is kept whole, in characters. */
  static final int MAX_LENGTH = 600;

  /** Every number of so many digits is exact in a script. */
  private static final int MAX_DIGITS = 15;

  private final Map<String, Integer> templates = new LinkedHashMap<>();
  private long length;

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
      int end = isDigit(text.charAt(at)) ? endOfDigits(text, at) : endOfOther(text, at);
      boolean isNumber = isDigit(text.charAt(at)) && end - at <= MAX_DIGITS;
      if (isNumber && (text.charAt(at) != '0' || end == at + 1)) {
        numbers.add(Long.parseLong(text, at, end, 10));
        template.append(PLACE);
      } else {
        template.append(text, at, end);
      }
      at = end;
    }
    String key = template.toString();
    Integer known = templates.get(key);
    if (known == null) {
      known = templates.size();
      templates.put(key, known);
      length += key.length();
    }
    return known;
  }

  /** The length of all templates together, in characters. */
  long length() {
    return length;
  }

  /** All templates, in the order of their indices. */
  List<String> all() {
    return List.copyOf(templates.keySet());
  }

  private static int endOfDigits(String text, int begin) {
    int end = begin;
    while (end < text.length() && isDigit(text.charAt(end))) {
      end++;
    }
    return end;
  }

  /** The end of a string, or else of one character. Of a string of digits, only the quote. */
  private static int endOfOther(String text, int begin) {
    if (text.charAt(begin) != '"') {
      return begin + 1;
    }
    int digits = endOfDigits(text, begin + 1);
    if (digits > begin + 1 && digits < text.length() && text.charAt(digits) == '"') {
      return begin + 1;
    }
    int end = begin + 1;
    while (end < text.length() && text.charAt(end) != '"') {
      end += text.charAt(end) == '\\' ? 2 : 1;
    }
    return Math.min(text.length(), end + 1);
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }
}
