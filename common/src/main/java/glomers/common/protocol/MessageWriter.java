package glomers.common.protocol;

import glomers.common.protocol.Body.ReadOk;
import java.util.List;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.util.ByteArrayBuilder;

/**
 * Writes messages as JSON with one generator, because creating a generator costs about as much as
 * writing a message. Must not be used again after it throws an exception. Not thread-safe.
 */
final class MessageWriter {
  private final ByteArrayBuilder bytes = new ByteArrayBuilder();
  private final JsonGenerator json;
  private final IncrementalListEncoder lastRead = new IncrementalListEncoder();
  private int listAt; // where to insert the list of a ReadOk

  MessageWriter(JsonFactory json) {
    this.json = json.createGenerator(ObjectWriteContext.empty(), bytes);
  }

  /** Writes a message in UTF-8, without a newline. */
  byte[] write(Message message) {
    json.writeStartObject();
    json.writeStringProperty("src", message.src());
    json.writeStringProperty("dest", message.dest());
    json.writeName("body");
    body(message);
    json.writeEndObject();
    return written(message);
  }

  /** Writes only the body of a message, including its ids. */
  byte[] writeBody(Message message) {
    body(message);
    return written(message);
  }

  private void body(Message message) {
    json.writeStartObject();
    json.writeStringProperty("type", BodyFormat.type(message.body()));
    if (message.msgId().isPresent()) {
      json.writeNumberProperty("msg_id", message.msgId().getAsLong());
    }
    if (message.inReplyTo().isPresent()) {
      json.writeNumberProperty("in_reply_to", message.inReplyTo().getAsLong());
    }
    if (message.body() instanceof ReadOk) {
      json.writeArrayPropertyStart("messages");
      json.flush();
      listAt = bytes.size();
      json.writeEndArray();
    } else {
      BodyFormat.write(message.body(), json);
    }
    json.writeEndObject();
  }

  private byte[] written(Message message) {
    json.flush();
    byte[] written = bytes.toByteArray();
    bytes.reset();
    return message.body() instanceof ReadOk read ? withList(written, read.messages()) : written;
  }

  /** Inserts the list. It may be long, so it is copied once, without the generator. */
  private byte[] withList(byte[] written, List<Long> list) {
    byte[] text = lastRead.write(list);
    int length = lastRead.length();
    byte[] whole = new byte[written.length + length];
    System.arraycopy(written, 0, whole, 0, listAt);
    System.arraycopy(text, 0, whole, listAt, length);
    System.arraycopy(written, listAt, whole, listAt + length, written.length - listAt);
    return whole;
  }
}
