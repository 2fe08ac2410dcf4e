package glomers.workbench.scenario.file;

/** A file that is no scenario; the message says which, where in it, and what is expected there. */
public final class MalformedScenarioException extends Exception {
  private static final long serialVersionUID = 1L;

  MalformedScenarioException(String message) {
    super(message);
  }
}
