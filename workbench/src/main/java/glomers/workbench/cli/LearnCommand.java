package glomers.workbench.cli;

import glomers.workbench.cluster.SystemUnderTest;
import glomers.workbench.learn.FixedSource;
import glomers.workbench.learn.Ladder;
import glomers.workbench.learn.LadderText;
import glomers.workbench.learn.OneClimb;
import glomers.workbench.learn.ProcessSubject;
import glomers.workbench.learn.SimulatedSubject;
import glomers.workbench.learn.Source;
import glomers.workbench.run.Timeouts;
import glomers.workbench.scenario.Challenge;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code glomers learn}: lets a program climb the ladder of steps to a challenge. */
@Command(
    name = "learn",
    description = {
      "Lets a program climb the steps to a challenge, from its first answer to the challenge itself,"
          + " and explains the first step that fails.",
      "The exit status is 0 if all steps pass, 1 if one fails, and 2 if that can't be said."
    },
    customSynopsis = "glomers learn 3a|3b|3c|--bin FILE [flags] [-- node args]",
    footerHeading = "%nExamples:%n",
    footer = {
      "  ./glomers learn 3b --once",
      "  ./glomers learn --bin ./my-node --challenge 3b --once",
      "  ./glomers learn --steps"
    },
    sortOptions = false,
    mixinStandardHelpOptions = true)
final class LearnCommand implements Callable<Integer> {
  @Spec private CommandSpec command;
  @ParentCommand private Glomers glomers;

  @Parameters(
      arity = "0..1",
      paramLabel = "PART",
      completionCandidates = Completions.Parts.class,
      description = "3a, 3b or 3c: the program, and the challenge to climb to.")
  private Optional<String> part = Optional.empty();

  @Option(
      names = "--bin",
      paramLabel = "FILE",
      description =
          "Let this program climb, in any language, as real processes (default: the part).")
  private Optional<Path> bin = Optional.empty();

  @Option(
      names = "--challenge",
      paramLabel = "ID",
      completionCandidates = Completions.Challenges.class,
      description = "Climb to this challenge (default: the part's, and 3c with --bin).")
  private Optional<String> challenge = Optional.empty();

  @Option(names = "--once", description = "Climb once, print plain lines, and end.")
  private boolean once;

  @Option(
      names = "--repeat",
      paramLabel = "N",
      description = "With --once: climb so often, and print the median time (default: 1).")
  private int repeat = 1;

  @Option(names = "--json", description = "With --once: print one JSON object for each climb.")
  private boolean json;

  @Option(names = "--steps", description = "List the steps of all challenges, and end.")
  private boolean steps;

  @Option(
      names = "--store",
      paramLabel = "DIR",
      description = "Where a counterexample is kept (default: store).")
  private Path store = Path.of("store");

  @Override
  public Integer call() throws Exception {
    if (steps) {
      LadderText.allSteps().forEach(System.out::println);
      return 0;
    }
    if (part.isPresent() == bin.isPresent()) {
      throw bad("say which program climbs: 3a, 3b, 3c, or --bin FILE");
    }
    if (repeat < 1) {
      throw bad("--repeat must be 1 or more, and is " + repeat);
    }
    SystemUnderTest system = system();
    Path directory = store.resolve("learn-" + system.name());
    try {
      OneClimb climb =
          new OneClimb(
              source(system, directory),
              Ladder.to(top()),
              directory,
              new LadderText(Ladder.to(top()), Terminal.ansi()),
              json);
      return climb.repeat(repeat, System.out);
    } catch (IOException e) {
      throw new UserException(e.getMessage());
    }
  }

  private SystemUnderTest system() throws UserException {
    if (part.isPresent() && !Part.NAMES.contains(part.get())) {
      throw bad(Part.unknown(part.get()));
    }
    return Programs.of(part, bin, glomers.nodeArgs());
  }

  private static Source source(SystemUnderTest system, Path directory) throws IOException {
    if (system.isPart()) {
      return new FixedSource(
          new SimulatedSubject(
              system.name(),
              List.of("./glomers", "simulate", system.name()),
              system.inProcess().orElseThrow(),
              system.args()),
          Optional.empty());
    }
    Path logs = Files.createDirectories(directory.resolve("node-logs"));
    return new FixedSource(
        new ProcessSubject(system.name(), system.command(), logs, Timeouts.MAELSTROM),
        Optional.of(system.executable()));
  }

  private Challenge top() {
    String id = challenge.or(() -> part).orElse(Challenge.C3C.id());
    return Challenge.of(id)
        .orElseThrow(
            () -> bad("there is no challenge '" + id + "': they are " + Challenge.names()));
  }

  private ParameterException bad(String message) {
    return new ParameterException(command.commandLine(), message);
  }
}
