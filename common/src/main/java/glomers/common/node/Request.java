package glomers.common.node;

import glomers.common.protocol.Body;
import java.util.OptionalLong;

/**
 * A message as its handler sees it. Immutable.
 *
 * @param src the sender: a client or another node
 * @param dest the receiver: this node
 * @param msgId the sender's id for the message, if it expects a reply; only the runtime needs it
 * @param body the content
 */
public record Request<B extends Body>(String src, String dest, OptionalLong msgId, B body) {}
