package glomers.common.protocol;

import java.io.StringWriter;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/** Writes the values that {@link ObjectReader} reads. */
final class JsonText {
  private static final JsonFactory JSON = new JsonFactory();

  private JsonText() {}

  /** A number that is not a {@code long}, as it was written. */
  record OtherNumber(String text) {}

  /** A value as JSON. */
  static String of(Object value) {
    StringWriter text = new StringWriter();
    try (JsonGenerator json = JSON.createGenerator(ObjectWriteContext.empty(), text)) {
      write(value, json);
    }
    return text.toString();
  }

  static void write(Object value, JsonGenerator json) {
    if (value instanceof Map<?, ?> object) {
      json.writeStartObject();
      writeFields(object, json);
      json.writeEndObject();
    } else if (value instanceof List<?> array) {
      json.writeStartArray();
      array.forEach(element -> write(element, json));
      json.writeEndArray();
    } else if (value instanceof String string) {
      json.writeString(string);
    } else if (value instanceof Long number) {
      json.writeNumber(number);
    } else if (value instanceof OtherNumber number) {
      json.writeNumber(number.text);
    } else if (value instanceof Boolean bool) {
      json.writeBoolean(bool);
    } else {
      json.writeNull();
    }
  }

  /** Writes the fields of an object whose start has been written. */
  static void writeFields(Map<?, ?> object, JsonGenerator json) {
    object.forEach(
        (name, value) -> {
          json.writeName((String) name);
          write(value, json);
        });
  }
}
