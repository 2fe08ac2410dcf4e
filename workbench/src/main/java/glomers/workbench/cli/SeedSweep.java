package glomers.workbench.cli;

import glomers.common.node.NodeProgram;
import glomers.workbench.checker.Verdict;
import glomers.workbench.cluster.SystemUnderTest;
import glomers.workbench.report.SweepSummary;
import glomers.workbench.report.VerdictText;
import glomers.workbench.run.SeedResult;
import glomers.workbench.run.Simulation;
import glomers.workbench.run.Sweep;
import glomers.workbench.scenario.Scenario;
import glomers.workbench.scenario.SeedRange;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/** {@code glomers simulate --seeds}: runs one scenario with many seeds, and reports which fail. */
final class SeedSweep {
  private final Supplier<NodeProgram> node;
  private final SystemUnderTest system;
  private final Scenario scenario;
  private final SeedRange seeds;
  private final Function<Scenario, String> command;
  private final StoreFlags store;
  private final ReportFlags report;

  /**
   * @param command makes the command that repeats one run
   */
  SeedSweep(
      Supplier<NodeProgram> node,
      SystemUnderTest system,
      Scenario scenario,
      SeedRange seeds,
      Function<Scenario, String> command,
      StoreFlags store,
      ReportFlags report) {
    this.node = node;
    this.system = system;
    this.scenario = scenario;
    this.seeds = seeds;
    this.command = command;
    this.store = store;
    this.report = report;
  }

  /** Runs all seeds, prints the results, and returns the exit status. */
  int run(StopSignal stop) throws InterruptedException, IOException {
    SweepSummary summary = new SweepSummary();
    boolean stopped = false;
    StopSignal.Running running = stop.running(Thread.currentThread()::interrupt);
    store.say(
        ProcessTest.settings(system, scenario)
            + (", seeds " + seeds.first() + " to " + seeds.last()));
    try (ProgressLine line =
        ProgressLine.of(
            system.name(),
            bar -> bar.setUnit(" runs", 1).setInitialMax(seeds.size()).showSpeed())) {
      Sweep.runWhile(
          seeds,
          this::simulate,
          result -> {
            summary.add(result);
            line.show(summary.runs(), summary.failures() + " failed");
            if (store.json()) {
              System.out.println(SweepSummary.json(result));
            }
            if (result.isHandlerTimeout()) {
              store.say("  stopped       after seed " + result.seed() + ", whose run does not end");
            }
            return !result.isHandlerTimeout();
          });
    } catch (InterruptedException e) {
      stopped = true;
      store.say("  stopped       by a signal: what follows is about the runs that had ended");
    } finally {
      running.over();
    }
    if (!store.json()) {
      System.out.print(summary.block());
    }
    if (!stopped) {
      showFirstFailure(summary, stop);
    }
    if (!store.json()) {
      boolean unsettled = stopped && summary.verdict() == Verdict.VALID;
      Paint paint = Paint.stdout();
      System.out.println(unsettled ? paint.stopped() : paint.lastLine(summary.verdict()));
    }
    return VerdictText.exitStatus(summary.verdict());
  }

  /** Runs the first failing seed again, to store its records and the page that shows it. */
  private void showFirstFailure(SweepSummary summary, StopSignal stop) throws IOException {
    Optional<SeedResult> failure = summary.firstFailure();
    if (failure.isPresent() && report.isWanted()) {
      Optional<Path> page =
          StoredSimulation.run(
                  system,
                  node,
                  scenario.withSeed(failure.get().seed()),
                  failure.get().command(),
                  StoredSimulation.directory(system, store.store()),
                  new PictureFlags(),
                  report,
                  stop)
              .page();
      page.ifPresent(
          file -> store.say("  report        " + file + " shows seed " + failure.get().seed()));
      report.open(page);
    }
  }

  private SeedResult simulate(long seed) {
    Scenario seeded = scenario.withSeed(seed);
    return SeedResult.of(Simulation.run(seeded, node, system.args()), command.apply(seeded));
  }
}
