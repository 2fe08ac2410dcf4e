package glomers.workbench.cli;

import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

/** A live line about work in steps, on STDERR; nothing where STDERR is no terminal. */
final class StepLine implements AutoCloseable {
  /** Seldom, so that it takes nothing from what is measured. */
  private static final int UPDATE_MILLIS = 1000;

  private final ProgressBar bar;

  StepLine(String name) {
    bar = Terminal.STDERR ? bar(name) : null;
  }

  /** A step begins, of so many. */
  void begin(String what, int number, int total) {
    if (bar != null) {
      bar.maxHint(total);
      bar.stepTo(number);
      bar.setExtraMessage(what);
    }
  }

  @Override
  public void close() {
    if (bar != null) {
      bar.close();
    }
  }

  private static ProgressBar bar(String name) {
    return new ProgressBarBuilder()
        .setTaskName(name)
        .setStyle(ProgressBarStyle.ASCII)
        .setUpdateIntervalMillis(UPDATE_MILLIS)
        .hideEta()
        .clearDisplayOnFinish()
        .setConsumer(new ConsoleProgressBarConsumer(System.err))
        .build();
  }
}
