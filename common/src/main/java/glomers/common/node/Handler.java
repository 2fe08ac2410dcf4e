package glomers.common.node;

import glomers.common.protocol.Body;

/** Handles the requests of one type. It may run concurrently with itself and other handlers. */
@FunctionalInterface
public interface Handler<B extends Body> {
  /**
   * Handles one request. It must not block: it replies, sends messages, starts RPCs, and returns.
   *
   * @throws Exception if the request can't be handled; its sender gets the error {@code crash}
   */
  void handle(Request<B> request) throws Exception;
}
