package glomers.workbench.cli;

import java.util.Optional;
import java.util.function.UnaryOperator;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

/** A progress line of a long activity, on STDERR if that is a terminal. Not thread-safe. */
final class ProgressLine implements AutoCloseable {
  static final int UPDATE_MILLIS = 250;

  private final Optional<ProgressBar> bar;

  private ProgressLine(Optional<ProgressBar> bar) {
    this.bar = bar;
  }

  /** A line that is not shown. */
  static ProgressLine none() {
    return new ProgressLine(Optional.empty());
  }

  /** A line for an activity with a known number of units. */
  static ProgressLine of(String name, String unit, long total) {
    return of(name, bar -> bar.setUnit(unit, 1).setInitialMax(total).hideEta());
  }

  /**
   * A line.
   *
   * @param settings further settings of the bar
   */
  static ProgressLine of(String name, UnaryOperator<ProgressBarBuilder> settings) {
    if (!Terminal.STDERR) {
      return none();
    }
    ProgressBarBuilder bar =
        new ProgressBarBuilder()
            .setTaskName(name)
            .setStyle(ProgressBarStyle.ASCII)
            .setUpdateIntervalMillis(UPDATE_MILLIS)
            .clearDisplayOnFinish()
            .setConsumer(new ConsoleProgressBarConsumer(System.err));
    return new ProgressLine(Optional.of(settings.apply(bar).build()));
  }

  /**
   * A line for an activity in steps. It is updated only at each step, so as not to disturb
   * measurements.
   */
  static ProgressLine ofSteps(String name) {
    return of(name, bar -> bar.setUpdateIntervalMillis(4 * UPDATE_MILLIS).hideEta());
  }

  /** Whether the line is shown. */
  boolean isShown() {
    return bar.isPresent();
  }

  /** Shows the number of units done, at most the total. */
  void show(long done, String message) {
    bar.ifPresent(
        shown -> {
          shown.stepTo(shown.isIndefinite() ? done : Math.min(done, shown.getMax()));
          shown.setExtraMessage(message);
        });
  }

  /** Shows that a step begins. */
  void begin(String what, int number, int total) {
    bar.ifPresent(shown -> shown.maxHint(total));
    show(number, what);
  }

  @Override
  public void close() {
    bar.ifPresent(ProgressBar::close);
  }
}
