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
 * A message on the network: a parsed envelope, and a body whose bytes are kept, so that messages of
 * any program pass unchanged. As in Maelstrom, a body may be any JSON object. Clients check the
 * replies that they receive. The class is long because the network, the clients and the monitors
 * each need another view of a message.
 *
 * <p>Immutable, except that the body is encoded or decoded lazily. So it is not thread-safe: only
 * one thread at a time may use it.
 */
public final class Packet {
  private static final MessageCodec CODEC = new MessageCodec();
  private static final int NOWHERE = Envelope.NOWHERE;

  /** How much of a name (in characters) and of a body (in bytes) is quoted. */
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
  private byte[] json; // the encoded body; null until first used
  private Body body; // the decoded body; null until first used
  private Optional<LongList> shown = Optional.empty(); // the values, if it answers a read
  private boolean fingerprinted;
  private long fingerprint;
  private int bytes; // the length of the body, if known without encoding it

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
   * A packet for a message object. If its body is a record of the program's own, it is encoded as a
   * process would write it.
   *
   * @throws IllegalArgumentException if that record can't be encoded
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
   * Parses a line that a program wrote.
   *
   * @throws MalformedMessageException if it is not a message; the exception's message says why
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

  /** The type of the body, known to this project or not; an empty string if it has none. */
  public String type() {
    return type;
  }

  /** The sender's {@code msg_id}, if it is a whole number. */
  public OptionalLong msgId() {
    return msgId;
  }

  /** The {@code in_reply_to}, if it is a whole number. */
  public OptionalLong inReplyTo() {
    return inReplyTo;
  }

  /** Whether it has an {@code in_reply_to} of any form. */
  public boolean isReply() {
    return inReplyTo.isPresent() || oddities.inReplyTo();
  }

  /** The first key of the envelope that the protocol does not define. */
  public Optional<String> furtherKey() {
    return Optional.ofNullable(oddities.envelopeKey());
  }

  /** The first key of the body other than {@code type}, {@code messages} and the ids. */
  public Optional<String> bodyKey() {
    return Optional.ofNullable(oddities.bodyKey());
  }

  /** Whether it has a {@code msg_id} that is not a whole number. */
  public boolean hasOddMsgId() {
    return oddities.msgId();
  }

  /** Whether its body has {@code messages}. */
  public boolean hasMessages() {
    return messagesAt != NOWHERE || body instanceof Body.ReadOk;
  }

  /** The decoded body. */
  public Body body() {
    if (body == null) {
      body = shown.<Body>map(Body.ReadOk::new).orElseGet(() -> CODEC.decodeBody(json));
    }
    return body;
  }

  /** The offset in the line of the value of {@code body.messages}; -1 if there is none. */
  public int messagesAt() {
    return messagesAt;
  }

  /**
   * A copy of this reply to {@code read} with other values.
   *
   * @param bytes the length of the body that contained them
   */
  public Packet showing(LongList values, int bytes) {
    Packet packet = new Packet(src, dest, type, msgId, inReplyTo, messagesAt, oddities, null, null);
    packet.shown = Optional.of(values);
    packet.bytes = bytes;
    return packet;
  }

  /** The values in a reply to {@code read}; empty if this is not one. */
  public Optional<LongList> shown() {
    if (shown.isEmpty() && body() instanceof Body.ReadOk read) {
      shown = Optional.of(LongList.of(read.messages()));
    }
    return shown;
  }

  /** The decoded message. */
  public Message message() {
    return new Message(src, dest, msgId, inReplyTo, body());
  }

  /** The body, including its ids, as JSON in UTF-8. */
  public byte[] json() {
    if (json == null) {
      json = CODEC.encodeBody(message());
    }
    return json;
  }

  /**
   * A hash of the body without its ids. Equal bodies have equal hashes, and others almost never do.
   * Hashes are comparable only within one test.
   */
  public long fingerprint() {
    if (!fingerprinted) {
      fingerprinted = true;
      fingerprint =
          madeHere && body instanceof Body.Broadcast broadcast
              ? BodyFingerprint.ofBroadcast(broadcast.message())
              : BodyFingerprint.of(json());
    }
    return fingerprint;
  }

  /** The length of the encoded body, in bytes. */
  public int bytes() {
    return json == null && shown.isPresent() && bytes > 0 ? bytes : json().length;
  }

  /**
   * The memory that the encoded body takes, in bytes; 0 if the workbench made the message and has
   * not encoded it yet.
   */
  int heldBytes() {
    return json == null ? bytes : json.length;
  }

  /** The line, without a newline, that delivers this message to a process. */
  public byte[] line(long id) {
    byte[] head =
        ("{\"id\":" + id + ",\"src\":\"" + src + "\",\"dest\":\"" + dest + "\",\"body\":")
            .getBytes(StandardCharsets.UTF_8);
    byte[] line = Arrays.copyOf(head, head.length + json().length + 1);
    System.arraycopy(json, 0, line, head.length, json.length);
    line[line.length - 1] = '}';
    return line;
  }

  /** Sender, receiver and body on one line, for findings. A long body is truncated. */
  public String text() {
    return text(MAX_QUOTED_BODY);
  }

  /** The same, with a given maximum of body bytes. */
  String text(int maxBodyBytes) {
    return Printable.text(src, MAX_QUOTED_NAME)
        + " -> "
        + Printable.text(dest, MAX_QUOTED_NAME)
        + " "
        + Printable.text(json(), maxBodyBytes);
  }

  /** The body as JSON; a long one is truncated. */
  public String bodyText() {
    return Printable.text(json(), MAX_QUOTED_BODY);
  }

  @Override
  public String toString() {
    return text();
  }
}
