package glomers.common.protocol;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.TokenStreamFactory;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.exc.UnexpectedEndOfInputException;
import tools.jackson.core.json.JsonFactory;

/**
 * Why a text is not a single JSON object, in words for the author of the program that wrote it. A
 * parser's own message is about the parser. Only for texts that a parser has refused. Immutable.
 *
 * @param line where the mistake is, from 1
 * @param problem what the mistake is, with its column in bytes, from 1
 */
public record NotJson(int line, String problem) {
  private static final JsonFactory JSON =
      JsonFactory.builder().disable(TokenStreamFactory.Feature.CHARSET_DETECTION).build();

  /** The problem of a text that ends in the middle of its object. */
  private static final String UNFINISHED = "not JSON: it ends before its object does";

  /** Words of other languages that JSON does not have, and what JSON has instead. */
  private static final Map<String, String> FOREIGN_WORDS =
      Map.of(
          "None", "None is Python's, and null in JSON (json.dumps writes it so)",
          "True", "True is Python's, and true in JSON (json.dumps writes it so)",
          "False", "False is Python's, and false in JSON (json.dumps writes it so)",
          "nil", "nil, which is null in JSON",
          "undefined", "undefined is JavaScript's, and null in JSON",
          "NaN", "NaN, which is no number of JSON's",
          "Infinity", "Infinity, which is no number of JSON's");

  /**
   * Looks for the first mistake of a line that should be a message.
   *
   * @return what is wrong, in one line. If the object is unfinished, the text adds that a message
   *     must be on one line
   */
  public static String inLine(byte[] line) {
    String problem = in(line).map(NotJson::problem).orElse("not JSON: it can't be read");
    return problem.equals(UNFINISHED)
        ? problem + "; a message must be on one line, and end with a newline"
        : problem;
  }

  /** Looks for the first mistake of a text of any number of lines; empty if it finds none. */
  public static Optional<NotJson> in(byte[] text) {
    int begin = skipBlank(text, 0);
    if (begin == text.length) {
      return Optional.of(new NotJson(1, "not a JSON object: it is empty"));
    }
    if (startsWithByteOrderMark(text)) {
      return Optional.of(
          new NotJson(
              1, "not JSON: it begins with a byte order mark (EF BB BF); UTF-8 needs none"));
    }
    if (text[begin] != '{') {
      return Optional.of(
          at(text, begin, "not a JSON object: it begins with " + quoted(text, begin)));
    }
    try (JsonParser parser = JSON.createParser(ObjectReadContext.empty(), text)) {
      JsonToken token = parser.nextToken();
      while (token != JsonToken.END_OBJECT || !parser.streamReadContext().inRoot()) {
        if (token == JsonToken.VALUE_STRING) {
          parser.getString(); // only this call checks a string
        } else if (token.isNumeric()) {
          parser.getNumberType(); // only this call checks a number
        }
        token = parser.nextToken();
      }
      int end = skipBlank(text, (int) parser.currentLocation().getByteOffset());
      return end == text.length
          ? Optional.empty()
          : Optional.of(
              at(
                  text,
                  end,
                  "not JSON: more than one value: the second begins with " + quoted(text, end)));
    } catch (UnexpectedEndOfInputException e) {
      return Optional.of(new NotJson(lineOf(text, text.length), UNFINISHED));
    } catch (StreamConstraintsException e) {
      return Optional.of(new NotJson(1, beyondLimits(text)));
    } catch (JacksonException e) {
      return Optional.of(mistake(text, e));
    }
  }

  private static NotJson mistake(byte[] text, JacksonException e) {
    int offset = (int) Math.min(e.getLocation().getByteOffset(), text.length - 1);
    if (text[offset] == ',' && skipBlank(text, offset + 1) == text.length) {
      return new NotJson(lineOf(text, text.length), UNFINISHED);
    }
    String word = wordAround(text, offset);
    if (FOREIGN_WORDS.containsKey(word)) {
      return at(text, offset, "not JSON: " + FOREIGN_WORDS.get(word));
    }
    char c = (char) (text[offset] & 0xff);
    boolean closes = c == '}' || c == ']';
    if (closes && lastBefore(text, offset) == ',') {
      return at(text, offset, "not JSON: a comma before " + c);
    }
    if (c == '\'') {
      return at(
          text,
          offset,
          "not JSON: single quotes where JSON has double ones (Python's json.dumps writes those, and"
              + " str doesn't)");
    }
    if (c >= 0x80) {
      return at(text, offset, "not valid UTF-8");
    }
    return at(text, offset, "not JSON: unexpected " + quoted(text, offset));
  }

  /** Which limit of the parser the text exceeds. */
  private static String beyondLimits(byte[] text) {
    int deepest = StreamReadConstraints.DEFAULT_MAX_DEPTH;
    int depth = 0;
    boolean inString = false;
    for (int i = 0; i < text.length; i++) {
      char c = (char) text[i];
      if (inString) {
        i += c == '\\' ? 1 : 0;
        inString = c != '"';
      } else if (c == '"') {
        inString = true;
      } else if (c == '{' || c == '[') {
        depth++;
      } else if (c == '}' || c == ']') {
        depth--;
      }
      if (depth > deepest) {
        return "not JSON that can be read: it is nested more than " + deepest + " levels deep";
      }
    }
    return "not JSON that can be read: a name, text or number in it is too long";
  }

  private static NotJson at(byte[] text, int offset, String problem) {
    int lineBegin = offset;
    while (lineBegin > 0 && text[lineBegin - 1] != '\n') {
      lineBegin--;
    }
    return new NotJson(lineOf(text, offset), problem + ", at column " + (offset - lineBegin + 1));
  }

  private static int lineOf(byte[] text, int offset) {
    int line = 1;
    for (int i = 0; i < offset; i++) {
      line += text[i] == '\n' ? 1 : 0;
    }
    return line;
  }

  /** The word at an offset, or the word that ends there; empty if there is neither. */
  private static String wordAround(byte[] text, int offset) {
    int begin = offset;
    while (begin > 0 && Character.isLetter(text[begin - 1])) {
      begin--;
    }
    int end = begin;
    while (end < text.length && Character.isLetter(text[end])) {
      end++;
    }
    return new String(text, begin, end - begin, StandardCharsets.US_ASCII);
  }

  /** The word at an offset, or the single character. */
  private static String quoted(byte[] text, int offset) {
    char c = (char) (text[offset] & 0xff);
    if (Character.isLetter(text[offset])) {
      String word = wordAround(text, offset);
      return word.length() <= 20 ? word : word.substring(0, 20) + "...";
    }
    boolean printable = c > ' ' && c < 0x7f;
    return printable ? String.valueOf(c) : String.format("byte %02X", (int) c);
  }

  private static char lastBefore(byte[] text, int offset) {
    int i = offset - 1;
    while (i > 0 && text[i] <= ' ' && text[i] >= 0) {
      i--;
    }
    return i < 0 ? ' ' : (char) text[i];
  }

  private static int skipBlank(byte[] text, int from) {
    int i = from;
    while (i < text.length && (text[i] == ' ' || (text[i] >= '\t' && text[i] <= '\r'))) {
      i++;
    }
    return i;
  }

  private static boolean startsWithByteOrderMark(byte[] text) {
    return text.length > 2
        && text[0] == (byte) 0xef
        && text[1] == (byte) 0xbb
        && text[2] == (byte) 0xbf;
  }
}
