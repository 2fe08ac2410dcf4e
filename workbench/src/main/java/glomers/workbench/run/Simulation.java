package glomers.workbench.run;

import glomers.common.node.NodeProgram;
import glomers.workbench.cluster.NodeLog;
import glomers.workbench.cluster.ProgramGuard;
import glomers.workbench.cluster.SimulatedCluster;
import glomers.workbench.history.Operation;
import glomers.workbench.loop.EventLoop;
import glomers.workbench.network.Journal;
import glomers.workbench.scenario.RandomStreams;
import glomers.workbench.scenario.Scenario;
import glomers.workbench.scenario.SeedRange;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Runs a scenario in virtual time, with simulated nodes. The same program, scenario and seed always
 * give the same outcome, on every machine. Thread-safe.
 */
public final class Simulation {
  private Simulation() {}

  /** Runs a program, and keeps nothing but the outcome. */
  public static Outcome run(Scenario scenario, Supplier<NodeProgram> program, String... args) {
    return run(scenario, program, List.of(args));
  }

  /** Runs a program, and keeps nothing but the outcome. */
  public static Outcome run(Scenario scenario, Supplier<NodeProgram> program, List<String> args) {
    return run(scenario, program, args, operation -> {}, Journal.NONE);
  }

  /** Runs a program. The nodes' logs are discarded. */
  public static Outcome run(
      Scenario scenario,
      Supplier<NodeProgram> program,
      List<String> args,
      Consumer<Operation> listener,
      Journal journal) {
    return run(scenario, program, args, listener, journal, NodeLog.NONE);
  }

  /**
   * Runs a program.
   *
   * @param program creates the program of one node
   * @param args its arguments
   * @param listener receives each operation as it happens
   * @param journal receives each message when it is delivered or lost
   * @param log receives the nodes' log entries
   */
  public static Outcome run(
      Scenario scenario,
      Supplier<NodeProgram> program,
      List<String> args,
      Consumer<Operation> listener,
      Journal journal,
      NodeLog log) {
    return run(scenario, program, args, listener, journal, log, EventLoop.virtual());
  }

  /**
   * Runs a program in a given loop, so that another thread can stop it.
   *
   * @param loop a virtual loop that has not run yet
   */
  public static Outcome run(
      Scenario scenario,
      Supplier<NodeProgram> program,
      List<String> args,
      Consumer<Operation> listener,
      Journal journal,
      NodeLog log,
      EventLoop loop) {
    ProgramGuard guard = new ProgramGuard();
    SimulatedCluster cluster =
        new SimulatedCluster(
            loop,
            program,
            args,
            scenario.nodeIds(),
            id -> RandomStreams.stream(scenario.seed(), "node " + id),
            log,
            guard);
    TestRun test = new TestRun(scenario, loop, cluster, Timeouts.MAELSTROM, listener, journal);
    return guard.run(test::run, overrun -> test.endEarly(overrun.node(), overrun.text()));
  }

  /**
   * Runs a scenario with each seed from 0 to {@code count - 1}, on all processors. If code of the
   * program does not end, that run is the last.
   *
   * @return the results, in the order of the seeds; each has its seed and the command that repeats
   *     it
   */
  public static List<SeedResult> runSeeds(
      Scenario scenario, long count, Supplier<NodeProgram> program, String... args) {
    String name = program.get().name();
    List<SeedResult> results = new ArrayList<>();
    try {
      Sweep.runWhile(
          SeedRange.count(count),
          number -> {
            Scenario seeded = scenario.withSeed(number);
            Outcome outcome = run(seeded, program, List.of(args));
            return SeedResult.of(outcome, command(name, seeded, List.of(args)));
          },
          result -> results.add(result) && !result.isHandlerTimeout());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted after " + results.size() + " runs", e);
    }
    return results;
  }

  private static String command(String name, Scenario scenario, List<String> args) {
    List<String> words = new ArrayList<>(List.of("./glomers", "simulate", name));
    words.addAll(RepeatFlags.of(scenario));
    words.addAll(RepeatFlags.args(args));
    return String.join(" ", words);
  }
}
