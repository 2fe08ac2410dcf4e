package glomers.common.protocol;

/**
 * A line that is no message at all, so that nobody can be answered; its text says what is wrong.
 */
public final class MalformedMessageException extends Exception {
  private static final long serialVersionUID = 1L;

  public MalformedMessageException(String message) {
    super(message);
  }
}
