package glomers.workbench.history;

import java.io.IOException;
import java.io.Reader;

/**
 * Replaces hexadecimal numbers such as {@code 0x2f} by 0. EDN does not have them, but Clojure
 * prints them in exceptions, as {@code #object[name 0x2f "..."]}. No operation needs their value.
 * Not thread-safe.
 */
final class HexNumberFilter extends Reader {
  private static final String BEFORE_NUMBERS = " \t\r\n,[({";

  private final Reader text;
  private int last = ' ';
  private boolean escaped;
  private boolean inString;
  private boolean inComment;

  /**
   * @param text a reader that supports {@link Reader#mark}
   */
  HexNumberFilter(Reader text) {
    this.text = text;
  }

  @Override
  public int read() throws IOException {
    int c = text.read();
    boolean between = !inString && !inComment && !escaped;
    if (between && c == '0' && BEFORE_NUMBERS.indexOf(last) >= 0) {
      skipHex();
    }
    if (escaped) {
      escaped = false;
    } else if (inComment) {
      inComment = c != '\n';
    } else if (c == '\\') {
      escaped = true;
    } else if (c == '"') {
      inString = !inString;
    } else if (c == ';' && !inString) {
      inComment = true;
    }
    last = c;
    return c;
  }

  @Override
  public int read(char[] buffer, int offset, int length) throws IOException {
    int count = 0;
    while (count < length) {
      int c = read();
      if (c < 0) {
        return count == 0 ? -1 : count;
      }
      buffer[offset + count++] = (char) c;
    }
    return count;
  }

  @Override
  public void close() throws IOException {
    text.close();
  }

  private void skipHex() throws IOException {
    text.mark(1);
    if (text.read() != 'x') {
      text.reset();
      return;
    }
    do {
      text.mark(1);
    } while (Character.digit(text.read(), 16) >= 0);
    text.reset();
  }
}
