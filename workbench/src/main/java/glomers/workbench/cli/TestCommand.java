package glomers.workbench.cli;

import glomers.workbench.cluster.SystemUnderTest;
import glomers.workbench.report.SweepSummary;
import glomers.workbench.report.VerdictText;
import glomers.workbench.run.Outcome;
import glomers.workbench.run.SeedResult;
import glomers.workbench.scenario.Scenario;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** {@code glomers test}: tests one program as real processes, in real time. */
@Command(
    name = "test",
    description = {
      "Tests a part, or any program, as real processes in real time.",
      "A part brings its challenge's settings with it, faults included: 3c is tested on a network"
          + " that is cut now and then. Flags change them."
    },
    customSynopsis = "glomers test [3a|3b|3c] [--bin FILE|--program DIR] [flags] [-- node args]",
    footerHeading = "%nExamples:%n",
    footer = {
      "  ./glomers test 3b",
      "  ./glomers test 3b --nemesis partition --nemesis-interval 4 --seed 7",
      "  ./glomers test 3c --challenge 3d -- --relay origin",
      "  ./glomers test --bin ./my-node --challenge 3b"
    },
    sortOptions = false,
    mixinStandardHelpOptions = true)
final class TestCommand implements Callable<Integer> {
  private static final int MAX_COUNT = 10_000;

  @Mixin private ProgramFlags program;
  @Mixin private OwnProgramFlag own;

  @Option(
      names = "--test-count",
      paramLabel = "N",
      description = "Run the test so often, with one seed after another (default: 1).")
  private int count = 1;

  @Mixin private ScenarioFlags flags;
  @Mixin private StoreFlags store;
  @Mixin private ReportFlags report;
  @Mixin private LogFlags logs;
  @ParentCommand private Glomers glomers;

  @Override
  public Integer call() throws Exception {
    own.refuseWith(program.bin(), flags);
    flags.checkPart(program.part(), program.bin().isPresent() || own.isGiven());
    Scenario scenario = flags.scenario(program.part());
    if (count < 1 || count > MAX_COUNT) {
      throw flags.bad("--test-count must be 1 to " + MAX_COUNT + ", and is " + count);
    }
    report.check(flags, count > 1 ? Optional.of("--test-count") : Optional.empty());
    Optional<SystemUnderTest> given = own.read(glomers.nodeArgs(), false);
    SystemUnderTest system =
        given.isPresent()
            ? given.get()
            : Programs.of(program.part(), program.bin(), glomers.nodeArgs());
    SweepSummary all = new SweepSummary();
    for (int i = 0; i < count && !glomers.stop().isRequested(); i++) {
      all.add(test(system, scenario.withSeed(scenario.seed() + i)));
    }
    if (count > 1 && !store.json()) {
      System.out.print(all.block());
      boolean stopped = glomers.stop().isRequested();
      Paint paint = Paint.stdout();
      System.out.println(stopped ? paint.stopped() : paint.lastLine(all.verdict()));
    }
    return VerdictText.exitStatus(all.verdict());
  }

  private SeedResult test(SystemUnderTest system, Scenario scenario)
      throws UserException, InterruptedException {
    ProcessTest test = ProcessTest.run(system, scenario, store, report, logs, glomers.stop());
    Outcome outcome = test.outcome();
    store.show(
        outcome,
        test.explanations(),
        test.speed().isHigh() ? "  speed         " + test.speed() + "\n" : "",
        test.results(),
        test.directory(),
        test.page(),
        test.command());
    report.open(test.page());
    return SeedResult.of(outcome, test.command());
  }
}
