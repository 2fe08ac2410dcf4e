package glomers.workbench.cli;

import glomers.common.node.NodeProgram;
import glomers.workbench.cluster.SystemUnderTest;
import glomers.workbench.report.Store;
import glomers.workbench.report.VerdictText;
import glomers.workbench.run.Outcome;
import glomers.workbench.run.Simulation;
import glomers.workbench.scenario.Scenario;
import glomers.workbench.scenario.SeedRange;
import glomers.workbench.scenario.file.ScenarioFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/**
 * {@code glomers simulate}: tests one program in virtual time; the seed decides every random
 * choice.
 */
@Command(
    name = "simulate",
    description = {
      "Tests a part in virtual time: the same seed and flags, the same outcome.",
      "A part brings its challenge's settings with it, faults included: 3c is tested on a network"
          + " that is cut now and then. Flags change them."
    },
    customSynopsis =
        "glomers simulate [3a|3b|3c] [--program DIR] [--scenario FILE] [flags] [-- node args]",
    footerHeading = "%nExamples:%n",
    footer = {
      "  ./glomers simulate 3b",
      "  ./glomers simulate 3b --nemesis partition --seed 7 --shrink",
      "  ./glomers simulate 3c --seeds 1000",
      "  ./glomers simulate 3c --exhaustive -- --relay origin",
      "  ./glomers simulate 3a --program ./my-3a"
    },
    sortOptions = false,
    mixinStandardHelpOptions = true)
final class SimulateCommand implements Callable<Integer> {
  @Parameters(
      arity = "0..1",
      paramLabel = "PART",
      completionCandidates = Completions.Parts.class,
      description =
          "3a, 3b or 3c: the node to test, and the challenge whose settings to use, faults"
              + " included. A scenario file may name it.")
  private Optional<String> part = Optional.empty();

  @Mixin private OwnProgramFlag own;
  @Mixin private ScenarioFileFlag file;
  @Mixin private ShrinkFlag shrink;
  @Mixin private PictureFlags picture;
  @Mixin private ReportFlags report;
  @Mixin private ScenarioFlags flags;
  @Mixin private SweepFlags sweep;
  @Mixin private StoreFlags store;
  @Mixin private ExhaustiveFlags exhaustive;
  @ParentCommand private Glomers glomers;

  @Override
  public Integer call() throws Exception {
    Optional<ScenarioFile> read = file.read(flags);
    report.check(flags, Optional.empty());
    SystemUnderTest system = system(read);
    Supplier<NodeProgram> node = Programs.inProcess(system, flags);
    if (exhaustive.wanted(flags)) {
      picture.refuse(flags, "--exhaustive");
      try {
        return exhaustive.run(system, node, flags, store, report);
      } catch (IOException e) {
        throw new UserException(e.getMessage());
      }
    }
    Scenario scenario =
        read.map(given -> flags.over(given.scenario())).orElseGet(() -> flags.scenario(part));
    Optional<SeedRange> seeds = sweep.seeds(flags);
    if (seeds.isPresent()) {
      shrink.refuse(flags, "--seeds");
      picture.refuse(flags, "--seeds");
      return new SeedSweep(
              node,
              system,
              scenario,
              seeds.get(),
              seeded ->
                  read.isPresent()
                      ? file.command("simulate", system, flags, seeded.seed())
                      : Repeat.command("simulate", system, seeded),
              store,
              report)
          .run(glomers.stop());
    }
    String command =
        read.isPresent()
            ? file.command("simulate", system, flags)
            : Repeat.command("simulate", system, scenario);
    try {
      Store directory = StoredSimulation.directory(system, store.store());
      store.say(ProcessTest.title(system, scenario));
      StoredSimulation ran =
          StoredSimulation.run(
              system, node, scenario, command, directory, picture, report, glomers.stop());
      Outcome outcome = ran.outcome();
      store.show(
          outcome,
          ran.explanations(),
          "",
          ran.results(),
          directory.directory(),
          ran.page(),
          command);
      shrink.apply(
          outcome,
          system,
          (smaller, journal) ->
              Simulation.run(smaller, node, system.args(), operation -> {}, journal),
          directory,
          store,
          report);
      report.open(ran.page());
      return VerdictText.exitStatus(outcome.verdict());
    } catch (IOException | UncheckedIOException e) {
      throw new UserException(e.getMessage());
    }
  }

  /** The program under test: from the command line, or else from the scenario file. */
  private SystemUnderTest system(Optional<ScenarioFile> read) throws UserException {
    if (own.isGiven()) {
      flags.checkChallenge(part);
      return own.read(glomers.nodeArgs(), true).orElseThrow();
    }
    Optional<String> named = read.flatMap(ScenarioFile::program);
    String name =
        part.or(() -> named)
            .orElseThrow(
                () ->
                    flags.bad(
                        "say which part to test, 3a, 3b or 3c, here or in --scenario FILE, or which"
                            + " program, with --program DIR"));
    boolean filesOwn = glomers.nodeArgs().isEmpty() && named.equals(Optional.of(name));
    SystemUnderTest system =
        Programs.part(name, filesOwn ? read.orElseThrow().args() : glomers.nodeArgs());
    Programs.checkArgs(system);
    return system;
  }
}
