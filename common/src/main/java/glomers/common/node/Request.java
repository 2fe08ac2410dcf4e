package glomers.common.node;

import glomers.common.protocol.Body;
import java.util.OptionalLong;

/**
 * A message as its handler sees it. Immutable.
 *
 * @param src who sent it: a client, or another node
 * @param dest whom it was sent to: this node
 * @param msgId the sender's id for it; the runtime needs it to answer, a handler doesn't
 * @param body what it says
 */
public record Request<B extends Body>(String src, String dest, OptionalLong msgId, B body) {}
