package glomers.workbench.report;

import glomers.workbench.explain.TracedRun;
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
   * Draws how the value spread that shows most about a run. Draws nothing if no value was
   * broadcast, or if the run is too large to follow a value.
   *
   * @param traced what the messages of the run carried
   * @param title a description of the run
   * @return whether there is a picture
   */
  public static boolean write(Outcome outcome, Optional<TracedRun> traced, String title, Path file)
      throws IOException {
    return traced.isPresent()
        && write(ValueSpread.ofMostTelling(outcome, traced.get()), title, file);
  }

  /**
   * Draws how a given value spread.
   *
   * @param journal the file of messages and their fates
   */
  public static boolean write(Outcome outcome, Path journal, long value, String title, Path file)
      throws IOException {
    return write(ValueSpread.of(outcome, journal, value), title, file);
  }

  private static boolean write(Optional<ValueSpread> spread, String title, Path file)
      throws IOException {
    if (spread.isPresent()) {
      Files.writeString(file, SpaceTimeDiagram.of(spread.get(), title));
    }
    return spread.isPresent();
  }
}
