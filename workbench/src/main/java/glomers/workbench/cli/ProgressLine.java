package glomers.workbench.cli;

import java.util.Optional;
import java.util.function.UnaryOperator;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

/** A live line about something that takes a while, on STDERR if that is a terminal. */
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

  /** A line about something that has so many units. */
  static ProgressLine of(String name, String unit, long total) {
    return of(name, bar -> bar.setUnit(unit, 1).setInitialMax(total).hideEta());
  }

  /**
   * A line.
   *
   * @param settings completes the bar's settings
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

  /** A line about something in steps. It changes seldom: it must not disturb what is measured. */
  static ProgressLine ofSteps(String name) {
    return of(name, bar -> bar.setUpdateIntervalMillis(4 * UPDATE_MILLIS).hideEta());
  }

  /** Whether it is shown. */
  boolean isShown() {
    return bar.isPresent();
  }

  /** Shows how far it is, of the total at most. */
  void show(long done, String message) {
    bar.ifPresent(
        shown -> {
          shown.stepTo(shown.isIndefinite() ? done : Math.min(done, shown.getMax()));
          shown.setExtraMessage(message);
        });
  }

  /** A step begins, of so many. */
  void begin(String what, int number, int total) {
    bar.ifPresent(shown -> shown.maxHint(total));
    show(number, what);
  }

  @Override
  public void close() {
    bar.ifPresent(ProgressBar::close);
  }
}
