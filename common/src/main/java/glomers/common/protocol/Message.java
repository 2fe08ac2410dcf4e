package glomers.common.protocol;

import java.util.Objects;
import java.util.OptionalLong;

/**
 * One message on its way: the envelope, the ids that tie replies to requests, and the body.
 *
 * <p>On the wire the two ids stand inside the body; here they are apart from it, so that a body is
 * only what its sender meant to say. Immutable.
 *
 * @param src the sender, a node ({@code n0}) or a client ({@code c0})
 * @param dest the receiver
 * @param msgId the sender's own number for this message, if it wants an answer
 * @param inReplyTo the {@code msg_id} of the request that this message answers, if it is a reply
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

  /** A message that wants no answer and is none. */
  public static Message send(String src, String dest, Body body) {
    return new Message(src, dest, OptionalLong.empty(), OptionalLong.empty(), body);
  }

  /** A message that wants an answer. */
  public static Message request(String src, String dest, long msgId, Body body) {
    return new Message(src, dest, OptionalLong.of(msgId), OptionalLong.empty(), body);
  }

  /** The answer to a request. */
  public static Message reply(String src, String dest, long inReplyTo, Body body) {
    return new Message(src, dest, OptionalLong.empty(), OptionalLong.of(inReplyTo), body);
  }
}
