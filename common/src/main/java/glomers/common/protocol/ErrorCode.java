package glomers.common.protocol;

import java.util.Arrays;
import java.util.Optional;

/**
 * The error codes of Maelstrom's protocol. Codes from 1000 up are free for a program's own use.
 *
 * <p>A <em>definite</em> error means that the operation did not and will not take effect. After an
 * indefinite error, it may have taken effect or not.
 */
public enum ErrorCode {
  TIMEOUT(0, false),
  NODE_NOT_FOUND(1, true),
  NOT_SUPPORTED(10, true),
  TEMPORARILY_UNAVAILABLE(11, true),
  MALFORMED_REQUEST(12, true),
  CRASH(13, false),
  ABORT(14, true),
  KEY_DOES_NOT_EXIST(20, true),
  KEY_ALREADY_EXISTS(21, true),
  PRECONDITION_FAILED(22, true),
  TXN_CONFLICT(30, true);

  private final int code;
  private final boolean definite;

  ErrorCode(int code, boolean definite) {
    this.code = code;
    this.definite = definite;
  }

  /** The number in the message. */
  public int code() {
    return code;
  }

  /** Whether the failed operation certainly had no effect. */
  public boolean definite() {
    return definite;
  }

  /** The protocol's code with this number; empty for a program's own code. */
  public static Optional<ErrorCode> of(int code) {
    return Arrays.stream(values()).filter(known -> known.code == code).findFirst();
  }
}
