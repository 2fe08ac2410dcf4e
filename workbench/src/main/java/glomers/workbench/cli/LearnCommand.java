package glomers.workbench.cli;

import glomers.workbench.cluster.SystemUnderTest;
import glomers.workbench.learn.FixedSource;
import glomers.workbench.learn.Keys;
import glomers.workbench.learn.Ladder;
import glomers.workbench.learn.LadderText;
import glomers.workbench.learn.Loop;
import glomers.workbench.learn.OneClimb;
import glomers.workbench.learn.ProcessSubject;
import glomers.workbench.learn.ProjectSource;
import glomers.workbench.learn.SimulatedSubject;
import glomers.workbench.learn.Solution;
import glomers.workbench.learn.Source;
import glomers.workbench.program.JavaProject;
import glomers.workbench.program.ProgramCompiler;
import glomers.workbench.program.ProgramException;
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

/** {@code glomers learn}: lets a program climb the steps to a challenge, again at each save. */
@Command(
    name = "learn",
    description = {
      "Watches your program. At each save, it climbs the steps to its challenge, from the first"
          + " answer to the challenge itself, and the first step that fails is explained.",
      "Keys: h shows a hint, p names the page of the counterexample, d shows the difference to the"
          + " workbook's part, r tries again, q quits.",
      "The exit status is 0 if all steps pass, 1 if one fails, and 2 if that can't be said."
    },
    customSynopsis = "glomers learn DIR|--bin FILE|3a|3b|3c [flags] [-- node args]",
    footerHeading = "%nExamples:%n",
    footer = {
      "  ./glomers learn ../my-3a",
      "  ./glomers learn ../my-3a --once",
      "  ./glomers learn --bin ./my-node --challenge 3b",
      "  ./glomers learn --steps"
    },
    sortOptions = false,
    mixinStandardHelpOptions = true)
final class LearnCommand implements Callable<Integer> {
  @Spec private CommandSpec command;
  @ParentCommand private Glomers glomers;

  @Parameters(
      arity = "0..1",
      paramLabel = "PROGRAM",
      completionCandidates = Completions.Parts.class,
      description =
          "The directory of your program, such as one that glomers new has made; or 3a, 3b or 3c, a"
              + " part of the workbook.")
  private Optional<String> program = Optional.empty();

  @Option(
      names = "--bin",
      paramLabel = "FILE",
      description =
          "Let this program climb, in any language, as real processes, in a minute or so"
              + " (default: none).")
  private Optional<Path> bin = Optional.empty();

  @Option(
      names = "--challenge",
      paramLabel = "ID",
      completionCandidates = Completions.Challenges.class,
      description = "Climb to this challenge (default: the one in the program's pom.xml, or 3c).")
  private Optional<String> challenge = Optional.empty();

  @Option(
      names = "--once",
      description = "Climb once, print plain lines, and end: without a terminal, or in a script.")
  private boolean once;

  @Option(
      names = "--repeat",
      paramLabel = "N",
      description = "With --once: climb so often, and print the median time (default: 1).")
  private int repeat = 1;

  @Option(names = "--json", description = "With --once: print one JSON object for each climb.")
  private boolean json;

  @Option(names = "--steps", description = "List the steps to all challenges, and end.")
  private boolean steps;

  @Override
  public Integer call() throws Exception {
    if (steps) {
      LadderText.allSteps().forEach(System.out::println);
      return 0;
    }
    check();
    Ladder ladder = Ladder.to(top());
    LadderText text = new LadderText(ladder, Terminal.ansi());
    StopSignal.Running running = glomers.stop().running(Thread.currentThread()::interrupt);
    try {
      Source source = source();
      return once
          ? new OneClimb(source, ladder, directory(), text, json).repeat(repeat, System.out)
          : loop(source, ladder, text);
    } catch (InterruptedException e) {
      return 0; // Ctrl-C: the exit status is the signal's
    } catch (IOException e) {
      throw new UserException(e.getMessage());
    } finally {
      running.over();
    }
  }

  private void check() {
    if (program.isPresent() == bin.isPresent()) {
      throw bad("say which program climbs: its directory, or --bin FILE, or 3a, 3b or 3c");
    }
    if (repeat < 1) {
      throw bad("--repeat must be 1 or more, and is " + repeat);
    }
    if (!once && (json || repeat > 1)) {
      throw bad((json ? "--json" : "--repeat") + " needs --once");
    }
  }

  private int loop(Source source, Ladder ladder, LadderText text)
      throws IOException, InterruptedException {
    Loop loop =
        new Loop(
            source,
            ladder,
            directory(),
            text,
            project().flatMap(own -> Programs.solution(ladder.challenge())).map(Solution::new),
            next(ladder.challenge()),
            System.out);
    try (Keys keys = Keys.open(System.in, loop::press)) {
      return loop.run(keys.immediate()) ? 0 : 1;
    }
  }

  private Source source() throws UserException, IOException {
    Optional<Path> project = project();
    if (project.isPresent()) {
      try {
        return new ProjectSource(
            JavaProject.of(project.get()),
            ProgramCompiler.ofThisJdk(),
            List.of("./glomers", "simulate", "--program", Repeat.quoted(project.get().toString())),
            glomers.nodeArgs());
      } catch (ProgramException e) {
        throw UserException.badArgument(e.getMessage());
      }
    }
    SystemUnderTest system = Programs.of(program, bin, glomers.nodeArgs());
    if (system.isPart()) {
      return new FixedSource(
          new SimulatedSubject(
              system.name(),
              List.of("./glomers", "simulate", system.name()),
              system.inProcess().orElseThrow(),
              system.args()),
          Optional.empty());
    }
    Path logs = Files.createDirectories(directory().resolve("node-logs"));
    return new FixedSource(
        new ProcessSubject(system.name(), system.command(), logs, Timeouts.MAELSTROM),
        Optional.of(system.executable()));
  }

  /** The directory of a program of the user's own, if it is one. */
  private Optional<Path> project() {
    return program.filter(word -> !Part.NAMES.contains(word)).map(Path::of);
  }

  /** Where counterexamples and the progress are kept. */
  private Path directory() {
    return project()
        .map(own -> own.resolve("target").resolve("learn"))
        .orElseGet(
            () ->
                Path.of(
                    "store",
                    "learn-"
                        + program.orElseGet(() -> bin.orElseThrow().getFileName().toString())));
  }

  private Challenge top() {
    Optional<String> ofProgram =
        project().isPresent() ? new JavaProject(project().get()).challenge() : program;
    String id = challenge.or(() -> ofProgram).orElse(Challenge.C3C.id());
    return Challenge.of(id)
        .orElseThrow(
            () -> bad("there is no challenge '" + id + "': they are " + Challenge.names()));
  }

  /** What to do when the challenge is solved. */
  private String next(Challenge solved) {
    String again = "./glomers learn " + program.orElseGet(() -> "--bin " + bin.orElseThrow());
    return switch (solved) {
      case C3A, C3B -> {
        String after = solved == Challenge.C3A ? "3b" : "3c";
        yield project().isPresent()
            ? "Next: ./glomers new %s DIR --from %s".formatted(after, project().get())
            : "Next: %s --challenge %s".formatted(again, after);
      }
      case C3C, C3D ->
          "Next, if you like: %s --challenge %s"
              .formatted(again, solved == Challenge.C3C ? "3d" : "3e");
      default -> "There is no further step.";
    };
  }

  private ParameterException bad(String message) {
    return new ParameterException(command.commandLine(), message);
  }
}
