package glomers.workbench.cli;

/** Something that whoever ran the command can mend; its message says what, and is all they see. */
final class UserException extends Exception {
  private static final long serialVersionUID = 1L;

  private final int status;

  private UserException(String message, int status) {
    super(message);
    this.status = status;
  }

  /** The machine is at fault, or what is around the workbench. */
  UserException(String message) {
    this(message, Glomers.INTERNAL_ERROR);
  }

  /** An argument makes no sense, which only a look beyond the command line tells. */
  static UserException badArgument(String message) {
    return new UserException(message, Glomers.BAD_ARGUMENTS);
  }

  /** The exit status. */
  int status() {
    return status;
  }
}
