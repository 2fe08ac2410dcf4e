package glomers.common.protocol;

import java.util.Objects;
import java.util.OptionalLong;

/**
 * A message: its envelope, the ids that relate replies to requests, and its body.
 *
 * <p>In JSON the two ids are fields of the body. Here they are separate, so that a body is only the
 * content. Immutable.
 *
 * @param src the sender: a node ({@code n0}) or a client ({@code c0})
 * @param dest the receiver
 * @param msgId the sender's own id for this message, if it expects a reply
 * @param inReplyTo the {@code msg_id} of the request, if this message is a reply
 */
public record Message(
    String src, String dest, OptionalLong msgId, OptionalLong inReplyTo, Body body) {

  public Message {
    Objects.requireNonNull(src, "src");
    Objects.requireNonNull(dest, "dest");
    Objects.requireNonNull(msgId, "msgId");
    Objects.requireNonNull(inReplyTo, "inReplyTo");
    Objects.requireNonNull(body, "body");
  }

  /** The same message with another body. */
  public Message withBody(Body other) {
    return new Message(src, dest, msgId, inReplyTo, other);
  }

  /** A message that expects no reply and is not one. */
  public static Message send(String src, String dest, Body body) {
    return new Message(src, dest, OptionalLong.empty(), OptionalLong.empty(), body);
  }

  /** A message that expects a reply. */
  public static Message request(String src, String dest, long msgId, Body body) {
    return new Message(src, dest, OptionalLong.of(msgId), OptionalLong.empty(), body);
  }

  /** The reply to a request. */
  public static Message reply(String src, String dest, long inReplyTo, Body body) {
    return new Message(src, dest, OptionalLong.empty(), OptionalLong.of(inReplyTo), body);
  }
}
