package glomers.workbench.report;

import glomers.workbench.explain.ValueSpread;
import glomers.workbench.run.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Writes pictures of a run as SVG files. */
public final class Pictures {
  private Pictures() {}

  /**
   * Draws how a value spread. Draws nothing if no value was broadcast, or if the run is too large
   * to follow a value.
   *
   * @param journal the file of messages and their fates
   * @param value the value; if empty, the value that shows most about the run
   * @param title a description of the run
   * @return whether there is a picture
   */
  public static boolean write(
      Outcome outcome, Path journal, Optional<Long> value, String title, Path file)
      throws IOException {
    Optional<ValueSpread> spread =
        value.isPresent()
            ? ValueSpread.of(outcome, journal, value.get())
            : ValueSpread.ofMostTelling(outcome, journal);
    if (spread.isPresent()) {
      Files.writeString(file, SpaceTimeDiagram.of(spread.get(), title));
    }
    return spread.isPresent();
  }
}
