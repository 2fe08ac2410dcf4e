package glomers.common.node;

import glomers.common.protocol.Body;

/** What a node does with a request of one type. It may run concurrently with any other handler. */
@FunctionalInterface
public interface Handler<B extends Body> {
  /**
   * Handles one request. It must not wait for anything: answer, send, start RPCs, and return.
   *
   * @throws Exception if the request can't be served; whoever asked gets the error {@code crash}
   */
  void handle(Request<B> request) throws Exception;
}
