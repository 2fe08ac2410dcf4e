package glomers.workbench.cli;

/** Something that whoever ran the command can mend; its message says what, and is all they see. */
final class UserException extends Exception {
  private static final long serialVersionUID = 1L;

  UserException(String message) {
    super(message);
  }
}
