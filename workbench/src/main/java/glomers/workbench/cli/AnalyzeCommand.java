package glomers.workbench.cli;

import glomers.workbench.checker.CheckResult;
import glomers.workbench.checker.Reasons;
import glomers.workbench.checker.Reasons.Reason;
import glomers.workbench.explain.Explainer;
import glomers.workbench.explain.Explanation;
import glomers.workbench.history.HistoryReader;
import glomers.workbench.history.MalformedHistoryException;
import glomers.workbench.history.Operation;
import glomers.workbench.page.HistoryPage;
import glomers.workbench.report.Results;
import glomers.workbench.report.Store;
import glomers.workbench.report.VerdictText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/**
 * {@code glomers analyze}: checks a stored history again, of the workbench or of a real Maelstrom.
 */
@Command(
    name = "analyze",
    description = {
      "Judges a stored history again.",
      "A history alone doesn't tell what the network did: messages, faults and --availability count"
          + " only when a test runs."
    },
    customSynopsis = "glomers analyze HISTORY [--json] [--open]",
    footerHeading = "%nExamples:%n",
    footer = {
      "  ./glomers analyze store/latest",
      "  ./glomers analyze ~/maelstrom/store/latest/history.edn --json"
    },
    sortOptions = false,
    mixinStandardHelpOptions = true)
final class AnalyzeCommand implements Callable<Integer> {
  @Spec private CommandSpec command;
  @ParentCommand private Glomers glomers;

  @Parameters(
      paramLabel = "HISTORY",
      description =
          "A history.jsonl of the store, a history.edn of a real Maelstrom, or the directory of"
              + " either.")
  private Path file;

  @Mixin private StoreFlags store;
  @Mixin private ReportFlags report;

  @Override
  public Integer call() throws UserException {
    if (!glomers.nodeArgs().isEmpty()) {
      throw bad("the words after -- are for a node, and analyze runs none");
    }
    List<Operation> history = history();
    CheckResult checkResult = CheckResult.of(history);
    List<Reason> reasons =
        Reasons.of(history, checkResult, process -> "the node of process " + process);
    List<Explanation> explanations = Explainer.explain(history, checkResult.workload());
    String again = "./glomers analyze " + Repeat.quoted(file.toString());
    Map<String, Object> results = Results.of(checkResult, reasons, explanations, again);
    Optional<Path> page = page(history, checkResult, results);
    if (store.json()) {
      System.out.println(Results.json(results));
    } else {
      Paint paint = Paint.stdout();
      System.out.print(
          paint.block(
              VerdictText.block(checkResult, reasons, explanations),
              reasons.stream().map(Reason::kind).toList()));
      page.ifPresent(written -> System.out.println("  report        " + written));
      System.out.println(paint.lastLine(checkResult.verdict()));
    }
    report.open(page);
    return VerdictText.exitStatus(checkResult.verdict());
  }

  private Optional<Path> page(
      List<Operation> history, CheckResult checkResult, Map<String, Object> results)
      throws UserException {
    if (!report.isWanted()) {
      return Optional.empty();
    }
    try {
      Store directory = Store.create(store.store(), "analyzed");
      directory.writeResults(results);
      HistoryPage.write(directory.report(), "the history " + file, history, checkResult, results);
      return Optional.of(directory.report());
    } catch (IOException e) {
      throw new UserException(e.getMessage() + " --no-report writes nothing.");
    }
  }

  private List<Operation> history() {
    List<Operation> history = new ArrayList<>();
    try {
      HistoryReader.read(file, history::add);
    } catch (MalformedHistoryException e) {
      throw bad(e.getMessage());
    } catch (IOException e) {
      throw bad(file + " can't be read: " + why(e));
    }
    return history;
  }

  private String why(IOException e) {
    if (Files.notExists(file)) {
      return "it does not exist";
    }
    if (Files.isDirectory(file)) {
      return "it is a directory without a history.jsonl or history.edn";
    }
    return Files.isReadable(file) ? e.getMessage() : "you have no permission to";
  }

  private ParameterException bad(String message) {
    return new ParameterException(command.commandLine(), message);
  }
}
