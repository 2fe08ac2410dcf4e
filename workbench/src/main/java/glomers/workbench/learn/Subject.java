package glomers.workbench.learn;

import glomers.common.node.NodeProgram;
import glomers.workbench.loop.EventLoop;
import glomers.workbench.network.Journal;
import glomers.workbench.run.Outcome;
import glomers.workbench.scenario.Scenario;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** The program that climbs the ladder, and how to run it. Thread-safe. */
public interface Subject {
  /** Its name in titles. */
  String name();

  /** The arguments of the program. */
  List<String> args();

  /** A loop for {@link #run}, with a virtual or a real clock. */
  EventLoop loop();

  /**
   * Runs the program in a scenario.
   *
   * @param journal receives each message when it is delivered or lost
   * @param loop a new loop of {@link #loop}; to stop it ends the run
   */
  Outcome run(Scenario scenario, Journal journal, EventLoop loop) throws InterruptedException;

  /** Runs the program in a scenario to its end. */
  default Outcome run(Scenario scenario, Journal journal) throws InterruptedException {
    return run(scenario, journal, loop());
  }

  /**
   * Makes instances of the program in this process, in which one scenario has one outcome; empty if
   * its nodes are processes.
   */
  Optional<Supplier<NodeProgram>> inProcess();

  /** The command that repeats a run. */
  String command(Scenario scenario);

  /** The command that lets the program climb again. */
  String climbCommand();

  /** The command that runs the scenario of a file; empty if there is none. */
  Optional<String> command(Path scenarioFile);
}
