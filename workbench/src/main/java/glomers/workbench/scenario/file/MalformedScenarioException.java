package glomers.workbench.scenario.file;

/**
 * A file is not a scenario. The message names the file, the place in it, and what is expected
 * there.
 */
public final class MalformedScenarioException extends Exception {
  private static final long serialVersionUID = 1L;

  MalformedScenarioException(String message) {
    super(message);
  }
}
