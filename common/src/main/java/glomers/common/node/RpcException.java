package glomers.common.node;

import glomers.common.protocol.Body;
import glomers.common.protocol.ErrorCode;

/** Why an RPC failed: the error that the other side answered, or that no answer came in time. */
public final class RpcException extends Exception {
  private static final long serialVersionUID = 1L;

  private final int code;

  RpcException(Body.Error error) {
    // An expected outcome, often by the thousand: a stack trace would cost much and say nothing.
    super("error " + error.code() + ": " + error.text(), null, false, false);
    this.code = error.code();
  }

  /** The number of an {@link ErrorCode}, or the program's own from 1000 up. */
  public int code() {
    return code;
  }
}
