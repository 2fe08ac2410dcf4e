package glomers.common.node;

import glomers.common.protocol.Body;
import glomers.common.protocol.ErrorCode;

/** Why an RPC failed: the reply was an error, or no reply arrived before the timeout. */
public final class RpcException extends Exception {
  private static final long serialVersionUID = 1L;

  private final int code;

  RpcException(Body.Error error) {
    // Failures are expected, often thousands of them: a stack trace is costly and tells nothing.
    super("error " + error.code() + ": " + error.text(), null, false, false);
    this.code = error.code();
  }

  /** The number of an {@link ErrorCode}, or a code of the program's own, from 1000 up. */
  public int code() {
    return code;
  }
}
