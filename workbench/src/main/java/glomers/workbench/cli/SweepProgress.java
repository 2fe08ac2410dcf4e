package glomers.workbench.cli;

import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

/** A live line about many runs, on STDERR; nothing where STDERR is no terminal. */
final class SweepProgress implements AutoCloseable {
  private static final int UPDATE_MILLIS = 250;

  private final ProgressBar bar;
  private long failures;

  private SweepProgress(ProgressBar bar) {
    this.bar = bar;
  }

  static SweepProgress of(String name, long runs) {
    if (!Terminal.STDERR) {
      return new SweepProgress(null);
    }
    return new SweepProgress(
        new ProgressBarBuilder()
            .setTaskName(name)
            .setUnit(" runs", 1)
            .setInitialMax(runs)
            .setStyle(ProgressBarStyle.ASCII)
            .setUpdateIntervalMillis(UPDATE_MILLIS)
            .showSpeed()
            .clearDisplayOnFinish()
            .setConsumer(new ConsoleProgressBarConsumer(System.err))
            .build());
  }

  /** Counts one more run. */
  void step(boolean failed) {
    failures += failed ? 1 : 0;
    if (bar != null) {
      bar.step();
      bar.setExtraMessage(failures + " failed");
    }
  }

  @Override
  public void close() {
    if (bar != null) {
      bar.close();
    }
  }
}
