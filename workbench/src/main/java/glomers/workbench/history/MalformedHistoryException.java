package glomers.workbench.history;

/** A stored history is malformed. The message names the file, the line and the error. */
public final class MalformedHistoryException extends Exception {
  private static final long serialVersionUID = 1L;

  MalformedHistoryException(String file, long line, String problem) {
    super(file + ":" + line + ": " + problem);
  }

  MalformedHistoryException(String file, String problem) {
    super(file + ": " + problem);
  }
}
