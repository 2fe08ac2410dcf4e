package glomers.workbench.learn;

import glomers.common.node.NodeProgram;
import glomers.workbench.cluster.NodeLog;
import glomers.workbench.loop.EventLoop;
import glomers.workbench.network.Journal;
import glomers.workbench.run.Outcome;
import glomers.workbench.run.RepeatFlags;
import glomers.workbench.run.Simulation;
import glomers.workbench.scenario.Scenario;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * A program whose nodes are objects in this process, in virtual time. Thread-safe.
 *
 * @param name its name in titles
 * @param command the words of the command that simulates it; the last one names the program
 * @param args its arguments
 */
public record SimulatedSubject(
    String name, List<String> command, Supplier<NodeProgram> program, List<String> args)
    implements Subject {
  public SimulatedSubject {
    command = List.copyOf(command);
    args = List.copyOf(args);
  }

  @Override
  public EventLoop loop() {
    return EventLoop.virtual();
  }

  @Override
  public Outcome run(Scenario scenario, Journal journal, EventLoop loop) {
    return Simulation.run(scenario, program, args, operation -> {}, journal, NodeLog.NONE, loop);
  }

  @Override
  public Optional<Supplier<NodeProgram>> inProcess() {
    return Optional.of(program);
  }

  @Override
  public String command(Scenario scenario) {
    List<String> words = new ArrayList<>(command);
    words.addAll(RepeatFlags.of(scenario));
    words.addAll(RepeatFlags.args(args));
    return String.join(" ", words);
  }

  @Override
  public Optional<String> command(Path scenarioFile) {
    List<String> words = new ArrayList<>(command);
    words.addAll(List.of("--scenario", RepeatFlags.quoted(scenarioFile.toString())));
    words.addAll(RepeatFlags.args(args));
    return Optional.of(String.join(" ", words));
  }

  @Override
  public String climbCommand() {
    List<String> words =
        new ArrayList<>(List.of("./glomers", "learn", command.get(command.size() - 1)));
    words.add("--once");
    words.addAll(RepeatFlags.args(args));
    return String.join(" ", words);
  }
}
