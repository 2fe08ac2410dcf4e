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

  /**
   * @param command makes the command that repeats one run
   */
  SeedSweep(
      Supplier<NodeProgram> node,
      SystemUnderTest system,
      Scenario scenario,
      SeedRange seeds,
      Function<Scenario, String> command,
      StoreFlags store) {
    this.node = node;
    this.system = system;
    this.scenario = scenario;
    this.seeds = seeds;
    this.command = command;
    this.store = store;
  }

  /** Runs all seeds, prints the results, and returns the exit status. */
  int run(StopSignal stop) throws InterruptedException {
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
      Sweep.run(
          seeds,
          this::simulate,
          result -> {
            summary.add(result);
            line.show(summary.runs(), summary.failures() + " failed");
            if (store.json()) {
              System.out.println(SweepSummary.json(result));
            }
          });
    } catch (InterruptedException e) {
      stopped = true;
      store.say("  stopped       by a signal: what follows is about the runs that had ended");
    } finally {
      running.over();
    }
    if (!store.json()) {
      System.out.print(summary.block());
      boolean unsettled = stopped && summary.verdict() == Verdict.VALID;
      Paint paint = Paint.stdout();
      System.out.println(unsettled ? paint.stopped() : paint.lastLine(summary.verdict()));
    }
    return VerdictText.exitStatus(summary.verdict());
  }

  private SeedResult simulate(long seed) {
    Scenario seeded = scenario.withSeed(seed);
    return SeedResult.of(Simulation.run(seeded, node, system.args()), command.apply(seeded));
  }
}
