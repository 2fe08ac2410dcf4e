package glomers.workbench.cli;

import glomers.workbench.cli.Comparison.Entry;
import glomers.workbench.cli.Comparison.Ran;
import glomers.workbench.cluster.SystemUnderTest;
import glomers.workbench.page.ComparisonPage.Heading;
import glomers.workbench.report.ComparisonTable;
import glomers.workbench.report.ComparisonTable.Row;
import glomers.workbench.report.Results;
import glomers.workbench.report.VerdictText;
import glomers.workbench.scenario.Challenge;
import glomers.workbench.scenario.Scenario;
import glomers.workbench.scenario.file.ScenarioFile;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Predicate;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** {@code glomers compare}: runs every part in the scenario of every challenge, side by side. */
@Command(
    name = "compare",
    description = {
      "Puts every part to the settings of challenges 3a to 3d, and shows them side by side.",
      "In virtual time, so it takes seconds. With --scenario, or any flag of a scenario but --seed,"
          + " all are put to that one scenario instead: the defaults (none, below), but for what"
          + " the flags or the file say.",
      "The exit status is the verdict on the parts at their own challenges; with one scenario, the"
          + " verdict on all rows; with --bin or --program, the verdict on that program.",
      "The seed is 1 where none is given, so it always shows the same; a scenario file has its own."
    },
    customSynopsis =
        "glomers compare [--real] [--bin FILE|--program DIR] [--scenario FILE] [flags] [-- node args]",
    footerHeading = "%nExamples:%n",
    footer = {
      "  ./glomers compare",
      "  ./glomers compare --nemesis loss",
      "  ./glomers compare --challenge 3b --bin ./my-node"
    },
    sortOptions = false,
    mixinStandardHelpOptions = true)
final class CompareCommand implements Callable<Integer> {
  private static final List<Challenge> CHALLENGES =
      List.of(Challenge.C3A, Challenge.C3B, Challenge.C3C, Challenge.C3D);

  private static final long SEED = 1;

  @Option(names = "--real", description = "Run real processes in real time: minutes.")
  private boolean real;

  @Option(
      names = "--bin",
      paramLabel = "FILE",
      description =
          "Compare this program, too, in any language. Then all run as processes (default: no"
              + " other).")
  private Optional<Path> bin = Optional.empty();

  @Option(
      names = "--program",
      paramLabel = "DIR",
      description =
          "Compare your own Java program, too, from the source in this directory (default: no"
              + " other).")
  private Optional<Path> directory = Optional.empty();

  @Mixin private ScenarioFileFlag file;
  @Mixin private ScenarioFlags flags;
  @Mixin private StoreFlags store;
  @Mixin private ReportFlags report;
  @ParentCommand private Glomers glomers;

  @Override
  public Integer call() throws Exception {
    report.check(flags, Optional.empty());
    Optional<SystemUnderTest> own = own();
    if (!glomers.nodeArgs().isEmpty() && own.isEmpty()) {
      throw flags.bad(
          "the words after -- are for the program of --bin or --program, which is missing");
    }
    List<SystemUnderTest> systems = new ArrayList<>(Programs.parts());
    own.ifPresent(systems::add);
    List<Entry> entries = new ArrayList<>();
    scenarios()
        .forEach(
            (settings, scenario) ->
                systems.forEach(system -> entries.add(new Entry(settings, system, scenario))));
    Comparison comparison = new Comparison(entries, isReal());
    boolean records = report.isWanted() && !isReal();
    try (JournalDirectory journals = records ? JournalDirectory.create() : null) {
      List<Ran> runs =
          comparison.run(flags, store, report, Optional.ofNullable(journals), glomers.stop());
      List<Row> rows = runs.stream().map(Ran::row).toList();
      List<Map<String, Object>> results = comparison.results(rows, entry -> command(entry, own));
      Summary summary = summary(own.isPresent(), entries, rows);
      boolean stopped = rows.size() < entries.size() || glomers.stop().isRequested();
      Optional<Path> page = Optional.empty();
      if (report.isWanted() && !stopped) {
        Heading heading = new Heading(summary.verdict(), summary.toString(), command());
        page = Optional.of(ComparisonReport.write(store, heading, systems, runs, results));
      }
      show(rows, results, summary, page, stopped);
      report.open(page);
      return VerdictText.exitStatus(summary.verdict());
    } catch (UncheckedIOException e) {
      throw new UserException(e.getMessage());
    }
  }

  private void show(
      List<Row> rows,
      List<Map<String, Object>> results,
      Summary summary,
      Optional<Path> page,
      boolean stopped) {
    if (store.json()) {
      System.out.println(Results.json(results));
    } else {
      Paint paint = Paint.stdout();
      System.out.print(paint.table(ComparisonTable.of(rows)));
      page.ifPresent(file -> System.out.println("The page is " + file));
      System.out.println(summary);
      System.out.println(stopped ? paint.stopped() : paint.lastLine(summary.verdict()));
    }
  }

  private boolean isReal() {
    return real || bin.isPresent();
  }

  /** The user's own program. */
  private Optional<SystemUnderTest> own() throws UserException {
    if (bin.isPresent() && directory.isPresent()) {
      throw flags.bad("--bin and --program don't go together: each names the program to compare");
    }
    if (directory.isPresent()) {
      return Optional.of(OwnProgram.of(directory.get(), glomers.nodeArgs(), !isReal()));
    }
    return bin.isPresent()
        ? Optional.of(Programs.of(Optional.empty(), bin, glomers.nodeArgs()))
        : Optional.empty();
  }

  /**
   * The command that repeats a row. Only {@code compare} runs real processes with a scenario file.
   */
  private String command(Entry entry, Optional<SystemUnderTest> own) {
    if (file.isGiven()) {
      return isReal()
          ? file.comparison(own, glomers.nodeArgs(), flags)
          : file.command("simulate", entry.system(), flags);
    }
    return Repeat.command(isReal() ? "test" : "simulate", entry.system(), entry.scenario());
  }

  /** The command that repeats the comparison. */
  private String command() {
    List<String> words = new ArrayList<>(List.of("./glomers", "compare"));
    if (real) {
      words.add("--real");
    }
    bin.ifPresent(program -> words.addAll(List.of("--bin", program.toString())));
    directory.ifPresent(program -> words.addAll(List.of("--program", program.toString())));
    words.addAll(file.words());
    words.addAll(flags.words());
    if (!glomers.nodeArgs().isEmpty()) {
      words.add("--");
      words.addAll(glomers.nodeArgs());
    }
    return String.join(" ", words.stream().map(Repeat::quoted).toList());
  }

  /** Whether the user gave one scenario, which replaces the challenges'. */
  private boolean isOneScenario() {
    return file.isGiven() || flags.any();
  }

  /** The scenarios by name. */
  private Map<String, Scenario> scenarios() {
    Map<String, Scenario> scenarios = new LinkedHashMap<>();
    Optional<ScenarioFile> read = file.read(flags);
    if (read.isPresent()) {
      scenarios.put(file.name(), flags.over(read.get().scenario()));
    } else if (flags.any()) {
      scenarios.put(
          flags.challenge().orElse("as the flags say"), flags.scenario(Optional.empty(), SEED));
    } else {
      CHALLENGES.forEach(
          challenge ->
              scenarios.put(challenge.id(), flags.scenario(Optional.of(challenge.id()), SEED)));
    }
    return scenarios;
  }

  /**
   * The rows that decide the exit status: those of the user's own program, or of each part in its
   * own challenge, or all.
   */
  private Summary summary(boolean hasOwn, List<Entry> entries, List<Row> rows) {
    if (hasOwn) {
      String about = "the program of " + (bin.isPresent() ? "--bin" : "--program");
      return summary(about, entries, rows, e -> !e.system().isPart());
    }
    return isOneScenario()
        ? summary("all rows", entries, rows, entry -> true)
        : summary("the parts at their own challenges", entries, rows, Entry::isAtHome);
  }

  private static Summary summary(
      String about, List<Entry> entries, List<Row> rows, Predicate<Entry> decides) {
    List<Row> deciding = new ArrayList<>();
    for (int i = 0; i < rows.size(); i++) {
      if (decides.test(entries.get(i))) {
        deciding.add(rows.get(i));
      }
    }
    return new Summary(about, deciding);
  }
}
