package glomers.workbench.cli;

/** An error that the user can correct. The user sees only its message. */
final class UserException extends Exception {
  private static final long serialVersionUID = 1L;

  private final int status;

  private UserException(String message, int status) {
    super(message);
    this.status = status;
  }

  /** An error of the machine, such as a directory that can't be written. */
  UserException(String message) {
    this(message, Glomers.INTERNAL_ERROR);
  }

  /** A bad argument that parsing the command line could not find. */
  static UserException badArgument(String message) {
    return new UserException(message, Glomers.BAD_ARGUMENTS);
  }

  /** The exit status. */
  int status() {
    return status;
  }
}
