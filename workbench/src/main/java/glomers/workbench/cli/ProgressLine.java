package glomers.workbench.cli;

import glomers.workbench.loop.EventLoop;
import glomers.workbench.run.Progress;
import glomers.workbench.run.TestRun;
import glomers.workbench.scenario.Scenario;
import java.util.concurrent.TimeUnit;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

/** A live line about a running test, on STDERR; nothing where STDERR is no terminal. */
final class ProgressLine implements AutoCloseable {
  private static final long UPDATE_NANOS = TimeUnit.MILLISECONDS.toNanos(250);

  /** What a test takes beyond its time limit, in seconds: start, recovery, end. */
  private static final int OVERHEAD_SECONDS = 11;

  private final ProgressBar bar;

  private ProgressLine(ProgressBar bar) {
    this.bar = bar;
  }

  static ProgressLine none() {
    return new ProgressLine(null);
  }

  static ProgressLine of(String name, Scenario scenario) {
    if (!Terminal.STDERR) {
      return none();
    }
    long seconds = TimeUnit.NANOSECONDS.toSeconds(scenario.timeLimitNanos()) + OVERHEAD_SECONDS;
    return new ProgressLine(
        new ProgressBarBuilder()
            .setTaskName(name)
            .setUnit(" s", 1)
            .setInitialMax(seconds)
            .setStyle(ProgressBarStyle.ASCII)
            .setUpdateIntervalMillis((int) TimeUnit.NANOSECONDS.toMillis(UPDATE_NANOS))
            .hideEta()
            .clearDisplayOnFinish()
            .setConsumer(new ConsoleProgressBarConsumer(System.err))
            .build());
  }

  /** A line that counts something whose end nobody knows. */
  static ProgressLine counting(String name, String unit) {
    if (!Terminal.STDERR) {
      return none();
    }
    return new ProgressLine(
        new ProgressBarBuilder()
            .setTaskName(name)
            .setUnit(unit, 1)
            .setInitialMax(-1)
            .setStyle(ProgressBarStyle.ASCII)
            .setUpdateIntervalMillis((int) TimeUnit.NANOSECONDS.toMillis(UPDATE_NANOS))
            .showSpeed()
            .hideEta()
            .clearDisplayOnFinish()
            .setConsumer(new ConsoleProgressBarConsumer(System.err))
            .build());
  }

  /** Shows how many there are now. */
  void count(long number) {
    if (bar != null) {
      bar.stepTo(number);
    }
  }

  /** Shows where the test is, again and again, for as long as the loop runs. */
  void follow(EventLoop loop, TestRun test) {
    if (bar != null) {
      show(loop, test);
    }
  }

  @Override
  public void close() {
    if (bar != null) {
      bar.close();
    }
  }

  private void show(EventLoop loop, TestRun test) {
    Progress now = test.progress();
    bar.stepTo(Math.min(TimeUnit.NANOSECONDS.toSeconds(loop.now()), bar.getMax()));
    bar.setExtraMessage(
        String.format(
            "%s, %d operations, %d messages %s",
            now.phase(), now.operations(), now.messages(), String.join(" ", now.faults())));
    loop.after(UPDATE_NANOS, () -> show(loop, test));
  }
}
