package glomers.common.io;

import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * Makes text from outside safe to print on a terminal. It cuts the text to a length, and escapes
 * control and format characters, as in {@code \x1b}, so that they cannot move the cursor or change
 * the colour. Bytes that are not UTF-8 become U+FFFD.
 */
public final class Printable {
  private static final String CUT = "...";
  private static final int LONGEST_UTF8 = 4;

  private Printable() {}

  /** The start of a text; newlines stay. */
  public static String text(String text, int maxChars) {
    StringBuilder printable = new StringBuilder();
    int index = 0;
    while (index < text.length() && index < maxChars) {
      int c = text.codePointAt(index);
      index += Character.charCount(c);
      append(c, printable);
    }
    return index < text.length() ? printable.append(CUT).toString() : printable.toString();
  }

  /** The start of a text in UTF-8; newlines stay. */
  public static String text(byte[] utf8, int maxBytes) {
    int end = Math.min(utf8.length, maxBytes);
    for (int i = 1; i < LONGEST_UTF8 && end > 0 && end < utf8.length && continues(utf8[end]); i++) {
      end--; // so that no character is split
    }
    String start = new String(utf8, 0, end, StandardCharsets.UTF_8);
    String printable = text(start, Integer.MAX_VALUE);
    return end < utf8.length ? printable + CUT : printable;
  }

  private static boolean continues(byte b) {
    return (b & 0xC0) == 0x80;
  }

  private static void append(int c, StringBuilder printable) {
    boolean visible =
        switch (Character.getType(c)) {
          case Character.CONTROL -> c == '\n';
          case Character.FORMAT,
              Character.SURROGATE,
              Character.LINE_SEPARATOR,
              Character.PARAGRAPH_SEPARATOR ->
              false;
          default -> true;
        };
    if (visible) {
      printable.appendCodePoint(c);
    } else if (c == '\t') {
      printable.append(' ');
    } else {
      printable.append(String.format(Locale.ROOT, c < 0x100 ? "\\x%02x" : "\\u%04x", c));
    }
  }
}
