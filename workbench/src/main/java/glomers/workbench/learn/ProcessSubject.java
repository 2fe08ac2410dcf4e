package glomers.workbench.learn;

import glomers.common.node.NodeProgram;
import glomers.workbench.cluster.ProcessCluster;
import glomers.workbench.loop.EventLoop;
import glomers.workbench.network.Journal;
import glomers.workbench.run.Outcome;
import glomers.workbench.run.RepeatFlags;
import glomers.workbench.run.TestRun;
import glomers.workbench.run.Timeouts;
import glomers.workbench.scenario.Scenario;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * A program in any language, whose nodes are processes, in real time. Thread-safe.
 *
 * @param name its name in titles
 * @param command the executable and its arguments
 * @param logs the directory of the nodes' logs; a run replaces those of the run before
 */
public record ProcessSubject(String name, List<String> command, Path logs, Timeouts timeouts)
    implements Subject {
  public ProcessSubject {
    command = List.copyOf(command);
  }

  @Override
  public List<String> args() {
    return command.subList(1, command.size());
  }

  @Override
  public EventLoop loop() {
    return EventLoop.realTime();
  }

  @Override
  public Outcome run(Scenario scenario, Journal journal, EventLoop loop)
      throws InterruptedException {
    ProcessCluster cluster = new ProcessCluster(loop, command, scenario.nodeIds(), logs);
    return new TestRun(scenario, loop, cluster, timeouts, operation -> {}, journal).run();
  }

  @Override
  public Optional<Supplier<NodeProgram>> inProcess() {
    return Optional.empty();
  }

  @Override
  public String command(Scenario scenario) {
    List<String> words = new ArrayList<>(List.of("./glomers", "test", "--bin"));
    words.add(RepeatFlags.quoted(command.get(0)));
    words.addAll(RepeatFlags.of(scenario));
    words.addAll(RepeatFlags.args(args()));
    return String.join(" ", words);
  }

  @Override
  public Optional<String> command(Path scenarioFile) {
    return Optional.empty();
  }

  @Override
  public String climbCommand() {
    List<String> words = new ArrayList<>(List.of("./glomers", "learn", "--bin"));
    words.add(RepeatFlags.quoted(command.get(0)));
    words.add("--once");
    words.addAll(RepeatFlags.args(args()));
    return String.join(" ", words);
  }
}
