package glomers.workbench.cli;

import glomers.workbench.scenario.Scenario;
import glomers.workbench.shrink.Shrinker;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

/** A live line about a failure that shrinks, on STDERR; nothing where STDERR is no terminal. */
final class ShrinkProgress implements Shrinker.Progress, AutoCloseable {
  private static final int UPDATE_MILLIS = 250;

  private final ProgressBar bar; // null where nobody looks

  private ShrinkProgress(ProgressBar bar) {
    this.bar = bar;
  }

  static ShrinkProgress start() {
    if (!Terminal.STDERR) {
      return new ShrinkProgress(null);
    }
    return new ShrinkProgress(
        new ProgressBarBuilder()
            .setTaskName("shrinking")
            .setUnit(" runs", 1)
            .setInitialMax(Shrinker.MOST_RUNS)
            .setStyle(ProgressBarStyle.ASCII)
            .setUpdateIntervalMillis(UPDATE_MILLIS)
            .hideEta()
            .clearDisplayOnFinish()
            .setConsumer(new ConsoleProgressBarConsumer(System.err))
            .build());
  }

  @Override
  public void tried(int runs, Scenario failing) {
    if (bar != null) {
      bar.stepTo(runs);
      bar.setExtraMessage(
          "%d nodes, %d operations, %d faults"
              .formatted(
                  failing.nodeCount(),
                  failing.script().asks().size(),
                  failing.script().troubles().size()));
    }
  }

  @Override
  public void close() {
    if (bar != null) {
      bar.close();
    }
  }
}
