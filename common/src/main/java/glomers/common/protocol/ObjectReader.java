package glomers.common.protocol;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.async.ByteArrayFeeder;
import tools.jackson.core.exc.UnexpectedEndOfInputException;
import tools.jackson.core.json.JsonFactory;

/**
 * Reads lines of JSON, one object per line, with one parser that is fed line by line, because
 * creating a parser costs about as much as reading a line. A line that is not a single object costs
 * a new parser. Not thread-safe.
 */
final class ObjectReader {
  private final JsonFactory json;
  private JsonParser fed;

  ObjectReader(JsonFactory json) {
    this.json = json;
    this.fed = newFed();
  }

  /**
   * The fields of a line's object, as Java values: maps, lists, strings, booleans, null and longs.
   * Any other number is a {@link JsonText.OtherNumber}. Of two fields with the same name, the last
   * one counts.
   */
  Map<String, Object> read(byte[] line) throws MalformedMessageException {
    requireUtf8(line);
    try {
      ByteArrayFeeder feeder = (ByteArrayFeeder) fed.nonBlockingInputFeeder();
      feeder.feedInput(line, 0, lengthWithoutSpace(line));
      if (fed.nextToken() == JsonToken.START_OBJECT) {
        Map<String, Object> fields = object(fed);
        if (fed.streamReadContext().inRoot() && feeder.needMoreInput()) {
          return fields; // a whole object, and nothing after it
        }
      }
    } catch (JacksonException e) {
      // Below, a parser that gets the whole line decides what is wrong with it.
    }
    fed = newFed();
    return readWithNewParser(line);
  }

  private JsonParser newFed() {
    return json.createNonBlockingByteArrayParser(ObjectReadContext.empty());
  }

  private Map<String, Object> readWithNewParser(byte[] line) throws MalformedMessageException {
    try (JsonParser parser = json.createParser(ObjectReadContext.empty(), line)) {
      if (parser.nextToken() == JsonToken.START_OBJECT) {
        Map<String, Object> fields = object(parser);
        if (parser.nextToken() == null) {
          return fields;
        }
      }
    } catch (JacksonException e) {
      // Its message is about the parser. NotJson explains the mistake to the line's author.
    }
    throw new MalformedMessageException(NotJson.inLine(line));
  }

  private static Map<String, Object> object(JsonParser parser) {
    Map<String, Object> object = new LinkedHashMap<>();
    while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
      String name = parser.currentName();
      object.put(name, value(parser, parser.nextToken()));
    }
    return object;
  }

  private static List<Object> array(JsonParser parser) {
    List<Object> array = new ArrayList<>();
    JsonToken token = parser.nextToken();
    while (token != JsonToken.END_ARRAY) {
      array.add(value(parser, token));
      token = parser.nextToken();
    }
    return array;
  }

  private static Object value(JsonParser parser, JsonToken token) {
    return switch (token) {
      case START_OBJECT -> object(parser);
      case START_ARRAY -> array(parser);
      case VALUE_STRING -> parser.getString();
      case VALUE_NUMBER_INT -> integer(parser);
      case VALUE_TRUE -> true;
      case VALUE_FALSE -> false;
      case VALUE_NULL -> null;
      case NOT_AVAILABLE ->
          throw new UnexpectedEndOfInputException(parser, token, "the line ends too early");
      default -> new JsonText.OtherNumber(parser.getString());
    };
  }

  private static int lengthWithoutSpace(byte[] line) {
    int length = line.length;
    while (length > 0 && " \t\r".indexOf(line[length - 1]) >= 0) {
      length--;
    }
    return length;
  }

  private static Object integer(JsonParser parser) {
    return switch (parser.getNumberType()) {
      case INT, LONG -> parser.getLongValue();
      default -> new JsonText.OtherNumber(parser.getString()); // it does not fit a long
    };
  }

  /** Jackson accepts some malformed UTF-8; a strict decoder accepts none. ASCII needs no check. */
  private static void requireUtf8(byte[] line) throws MalformedMessageException {
    for (byte b : line) {
      if (b < 0) {
        try {
          StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(line));
          return;
        } catch (CharacterCodingException e) {
          throw new MalformedMessageException("not valid UTF-8");
        }
      }
    }
  }
}
