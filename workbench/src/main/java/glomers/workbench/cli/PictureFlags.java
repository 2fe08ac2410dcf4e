package glomers.workbench.cli;

import glomers.workbench.explain.TracedRun;
import glomers.workbench.history.Operation;
import glomers.workbench.report.Pictures;
import glomers.workbench.report.Store;
import glomers.workbench.run.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The flags for the picture of a run. */
final class PictureFlags {
  @Spec(Spec.Target.MIXEE)
  private CommandSpec command;

  @Option(
      names = "--svg",
      paramLabel = "FILE",
      description =
          "Also write the store's messages.svg, a picture of how a value spread, to this file (default:"
              + " no file).")
  private Optional<Path> svg = Optional.empty();

  @Option(
      names = "--svg-value",
      paramLabel = "N",
      description =
          "The value to draw (default: the first that was lost, or else the most stale one, or else"
              + " the first).")
  private Optional<Long> value = Optional.empty();

  /**
   * Draws the picture of a run.
   *
   * @param traced what its messages carried
   * @param title a description of the run
   */
  void draw(Outcome outcome, Optional<TracedRun> traced, Store store, String title)
      throws IOException {
    value.ifPresent(wanted -> check(outcome, wanted));
    boolean drawn =
        value.isPresent()
            ? Pictures.write(outcome, store.messages(), value.get(), title, store.picture())
            : Pictures.write(outcome, traced, title, store.picture());
    if (svg.isPresent() && drawn) {
      Files.copy(store.picture(), svg.get(), StandardCopyOption.REPLACE_EXISTING);
    }
  }

  private void check(Outcome outcome, long wanted) {
    boolean broadcast =
        outcome.history().stream()
            .filter(Operation::byClient)
            .anyMatch(op -> op.isBroadcast() && op.broadcastValue() == wanted);
    if (!broadcast) {
      throw new ParameterException(
          command.commandLine(),
          "--svg-value " + wanted + " is not there: no client broadcast it in this run");
    }
  }

  /** Refuses the flags together with another flag, with which no picture is made. */
  void refuse(ScenarioFlags flags, String other) {
    if (svg.isPresent() || value.isPresent()) {
      throw flags.bad(
          (svg.isPresent() ? "--svg" : "--svg-value")
              + " is for the picture of one run, and "
              + other
              + " makes none");
    }
  }
}
