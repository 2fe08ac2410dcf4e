package glomers.common.protocol;

/** A line is not a message, so no reply is possible. The exception's message says what is wrong. */
public final class MalformedMessageException extends Exception {
  private static final long serialVersionUID = 1L;

  public MalformedMessageException(String message) {
    super(message);
  }
}
