package glomers.workbench.network;

import glomers.common.io.Printable;
import glomers.common.protocol.Body;
import glomers.common.protocol.MalformedMessageException;
import glomers.common.protocol.Message;
import glomers.common.protocol.MessageCodec;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A message on the network: its envelope in the open, its body as it came, so that any program's
 * own messages pass unchanged. As in Maelstrom, a body may be any JSON object; what clients want of
 * an answer is looked at where one arrives.
 *
 * <p>Immutable but for a body that is translated when it is first asked for; only the thread that
 * has the packet may ask.
 */
public final class Packet {
  private static final MessageCodec CODEC = new MessageCodec();
  private static final int NOWHERE = Envelope.NOWHERE;

  /** How much of a name, in characters, and of a body, in bytes, is quoted. */
  private static final int MAX_QUOTED_NAME = 40;

  private static final int MAX_QUOTED_BODY = 240;

  private final String src;
  private final String dest;
  private final String type;
  private final OptionalLong msgId;
  private final OptionalLong inReplyTo;
  private final int messagesAt;
  private final Envelope.Oddities oddities;
  private final boolean madeHere;
  private byte[] json; // the body; null until asked for
  private Body body; // the same; null until asked for
  private Optional<LongList> shown = Optional.empty(); // what it says if it answers a read
  private int bytes; // the body's length, where that is known without it

  private Packet(
      String src,
      String dest,
      String type,
      OptionalLong msgId,
      OptionalLong inReplyTo,
      int messagesAt,
      Envelope.Oddities oddities,
      byte[] json,
      Body body) {
    this.src = src;
    this.dest = dest;
    this.type = type;
    this.msgId = msgId;
    this.inReplyTo = inReplyTo;
    this.messagesAt = messagesAt;
    this.oddities = oddities;
    this.json = json;
    this.body = body;
    this.madeHere = body != null;
  }

  /**
   * A message that was made here. One with a record of a program's own becomes the line that a
   * process would have written.
   *
   * @throws IllegalArgumentException if that record can't be written
   */
  public static Packet of(Message message) {
    if (!(message.body() instanceof Body.Predefined)) {
      try {
        return parse(CODEC.encode(message));
      } catch (MalformedMessageException e) {
        throw new IllegalArgumentException(e.getMessage(), e);
      }
    }
    return new Packet(
        message.src(),
        message.dest(),
        MessageCodec.typeOf(message.body()),
        message.msgId(),
        message.inReplyTo(),
        NOWHERE,
        Envelope.Oddities.NONE,
        null,
        message.body());
  }

  /**
   * A message that a program wrote as a line.
   *
   * @throws MalformedMessageException if it is none: the text says why
   */
  public static Packet parse(byte[] line) throws MalformedMessageException {
    Envelope envelope = Envelope.parse(line);
    return new Packet(
        envelope.src(),
        envelope.dest(),
        envelope.type(),
        envelope.msgId(),
        envelope.inReplyTo(),
        envelope.messagesAt(),
        envelope.oddities(),
        envelope.body(),
        null);
  }

  public String src() {
    return src;
  }

  public String dest() {
    return dest;
  }

  /** The body's type, which need not be one that this project knows; empty if it has none. */
  public String type() {
    return type;
  }

  /** The sender's id for it, if that is a whole number. */
  public OptionalLong msgId() {
    return msgId;
  }

  /** The id of the request that it answers, if that is a whole number. */
  public OptionalLong inReplyTo() {
    return inReplyTo;
  }

  /** Whether it answers something, whatever its ids look like. */
  public boolean isReply() {
    return inReplyTo.isPresent() || oddities.inReplyTo();
  }

  /** The first key of its envelope beside those that belong there. */
  public Optional<String> furtherKey() {
    return Optional.ofNullable(oddities.envelopeKey());
  }

  /** The first key of its body beside {@code type}, {@code messages} and the ids. */
  public Optional<String> bodyKey() {
    return Optional.ofNullable(oddities.bodyKey());
  }

  /** Whether it has a {@code msg_id} that is no whole number. */
  public boolean hasOddMsgId() {
    return oddities.msgId();
  }

  /** Whether its body has {@code messages}. */
  public boolean hasMessages() {
    return messagesAt != NOWHERE || body instanceof Body.ReadOk;
  }

  /** The body in the words of the protocol. */
  public Body body() {
    if (body == null) {
      body = shown.<Body>map(Body.ReadOk::new).orElseGet(() -> CODEC.decodeBody(json));
    }
    return body;
  }

  /** Where in the line the value of {@code body.messages} begins; -1 if there is none. */
  public int messagesAt() {
    return messagesAt;
  }

  /**
   * The same answer to {@code read}, with these values in place of its own.
   *
   * @param bytes how long the body was that had them
   */
  public Packet showing(LongList values, int bytes) {
    Packet packet = new Packet(src, dest, type, msgId, inReplyTo, messagesAt, oddities, null, null);
    packet.shown = Optional.of(values);
    packet.bytes = bytes;
    return packet;
  }

  /** The values that an answer to {@code read} shows; empty if this is none. */
  public Optional<LongList> shown() {
    if (shown.isEmpty() && body() instanceof Body.ReadOk read) {
      shown = Optional.of(LongList.of(read.messages()));
    }
    return shown;
  }

  /** The message in the words of the protocol. */
  public Message message() {
    return new Message(src, dest, msgId, inReplyTo, body());
  }

  /** The body, ids included, as JSON in UTF-8. */
  public byte[] json() {
    if (json == null) {
      json = CODEC.encodeBody(message());
    }
    return json;
  }

  /**
   * What it says, without its ids, as a number: the same for the same words, and as good as never
   * for others. It compares messages of one test, and nothing else.
   */
  public long fingerprint() {
    return madeHere && body instanceof Body.Broadcast broadcast
        ? BodyFingerprint.ofBroadcast(broadcast.message())
        : BodyFingerprint.of(json());
  }

  /** How long the body is, in bytes. */
  public int bytes() {
    return json == null && shown.isPresent() && bytes > 0 ? bytes : json().length;
  }

  /** How much memory the body holds, in bytes; 0 for one that was made here and not yet written. */
  int heldBytes() {
    return json == null ? bytes : json.length;
  }

  /** The line, without a newline, in which a program gets this message. */
  public byte[] line(long id) {
    byte[] head =
        ("{\"id\":" + id + ",\"src\":\"" + src + "\",\"dest\":\"" + dest + "\",\"body\":")
            .getBytes(StandardCharsets.UTF_8);
    byte[] line = Arrays.copyOf(head, head.length + json().length + 1);
    System.arraycopy(json, 0, line, head.length, json.length);
    line[line.length - 1] = '}';
    return line;
  }

  /** Who sent what to whom, in a line for findings; of a long body, only the start. */
  public String text() {
    return text(MAX_QUOTED_BODY);
  }

  /** The same with so much of the body. */
  String text(int maxBodyBytes) {
    return Printable.text(src, MAX_QUOTED_NAME)
        + " -> "
        + Printable.text(dest, MAX_QUOTED_NAME)
        + " "
        + Printable.text(json(), maxBodyBytes);
  }

  /** Its body as JSON, or the start of a long one. */
  public String bodyText() {
    return Printable.text(json(), MAX_QUOTED_BODY);
  }

  @Override
  public String toString() {
    return text();
  }
}
