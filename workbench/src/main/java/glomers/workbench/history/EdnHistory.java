package glomers.workbench.history;

import java.io.IOException;
import java.io.Reader;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import us.bpsm.edn.EdnException;
import us.bpsm.edn.EdnIOException;
import us.bpsm.edn.Keyword;
import us.bpsm.edn.TaggedValue;
import us.bpsm.edn.parser.Parseable;
import us.bpsm.edn.parser.Parser;
import us.bpsm.edn.parser.Parsers;

/**
 * Reads a history in EDN, Clojure's data notation: a sequence of maps, or a vector or list of them.
 * Any of them may be tagged. Not thread-safe.
 */
final class EdnHistory {
  private final Parser edn = Parsers.newParser(Parsers.defaultConfiguration());
  private final CountedText text;
  private final OperationParser parser;

  EdnHistory(Reader reader, OperationParser parser) {
    this.text = new CountedText(Parsers.newParseable(new HexNumberFilter(reader)));
    this.parser = parser;
  }

  void read(Consumer<Operation> each) throws IOException, MalformedHistoryException {
    int first = text.skipBlank();
    int end = first == '[' ? ']' : first == '(' ? ')' : Parseable.END_OF_INPUT;
    if (end != Parseable.END_OF_INPUT) {
      text.read();
    }
    long begin = text.line();
    int next = text.skipBlank();
    while (next != end) {
      if (next == Parseable.END_OF_INPUT) {
        throw parser.malformed(begin, "what begins here with " + (char) first + " never ends");
      }
      long line = text.line();
      each.accept(parser.parse(line, entry(line)));
      next = text.skipBlank();
    }
    if (end != Parseable.END_OF_INPUT) {
      text.read();
      if (text.skipBlank() != Parseable.END_OF_INPUT) {
        throw parser.malformed(text.line(), "more follows after the end of the operations");
      }
    }
  }

  private Map<String, Object> entry(long line) throws IOException, MalformedHistoryException {
    try {
      Object value = untagged(edn.nextValue(text));
      if (value instanceof Map<?, ?> map) {
        return plain(map);
      }
      String found =
          value == Parser.END_OF_INPUT ? "missing" : OperationParser.abbreviated(plain(value));
      throw parser.malformed(line, "an operation must be a map, and is " + found);
    } catch (EdnIOException e) {
      throw e.getCause();
    } catch (EdnException | NumberFormatException e) {
      throw parser.malformed(line, "not EDN: " + e.getMessage());
    } catch (StackOverflowError e) {
      throw parser.malformed(line, "nested too deeply");
    }
  }

  private static Object untagged(Object value) {
    return value instanceof TaggedValue tagged ? untagged(tagged.getValue()) : value;
  }

  /** Converts a value to its form in JSON: a keyword becomes its name, and a tag is dropped. */
  private static Object plain(Object value) {
    Object untagged = untagged(value);
    if (untagged instanceof Map<?, ?> map) {
      return plain(map);
    }
    if (untagged instanceof Collection<?> collection) {
      List<Object> list = new ArrayList<>(collection.size());
      collection.forEach(element -> list.add(plain(element)));
      return list;
    }
    boolean isPlain = untagged == null || untagged instanceof Number || untagged instanceof Boolean;
    return isPlain ? untagged : name(untagged);
  }

  private static Map<String, Object> plain(Map<?, ?> map) {
    Map<String, Object> plain = new LinkedHashMap<>();
    map.forEach((key, value) -> plain.put(name(key), plain(value)));
    return plain;
  }

  private static String name(Object value) {
    String text = String.valueOf(value);
    return value instanceof Keyword ? text.substring(1) : text;
  }

  /** Text with a line counter. */
  private static final class CountedText implements Parseable {
    private final Parseable text;
    private long line = 1;

    CountedText(Parseable text) {
      this.text = text;
    }

    long line() {
      return line;
    }

    /** Skips whitespace and comments. Returns the next character without consuming it. */
    int skipBlank() throws IOException {
      int c = read();
      while (c == ';' || c == ',' || (c >= 0 && Character.isWhitespace(c))) {
        boolean comment = c == ';';
        while (comment && c != '\n' && c != END_OF_INPUT) {
          c = read();
        }
        c = comment && c == END_OF_INPUT ? c : read();
      }
      if (c != END_OF_INPUT) {
        unread(c);
      }
      return c;
    }

    @Override
    public int read() throws IOException {
      int c = text.read();
      line += c == '\n' ? 1 : 0;
      return c;
    }

    @Override
    public void unread(int c) throws IOException {
      text.unread(c);
      line -= c == '\n' ? 1 : 0;
    }

    @Override
    public void close() throws IOException {
      text.close();
    }
  }
}
