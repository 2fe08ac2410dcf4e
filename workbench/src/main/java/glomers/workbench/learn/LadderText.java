package glomers.workbench.learn;

import glomers.workbench.scenario.Challenge;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Help.Ansi.IStyle;
import picocli.CommandLine.Help.Ansi.Style;

/** Describes a climb for people. Immutable. */
public final class LadderText {
  private static final int BAR_WIDTH = 30;
  private static final int SENTENCE_WIDTH = 52;

  private final Ladder ladder;
  private final Ansi ansi;

  /**
   * @param ansi whether the text is coloured
   */
  public LadderText(Ladder ladder, Ansi ansi) {
    this.ladder = ladder;
    this.ansi = ansi;
  }

  /** All steps of all challenges, with their names. */
  public static List<String> allSteps() {
    List<String> lines = new ArrayList<>();
    Challenge chapter = Challenge.NONE;
    for (Step step : Ladder.to(Challenge.C3E).steps()) {
      if (step.challenge() != chapter) {
        chapter = step.challenge();
        lines.add("steps of " + chapter.id() + ":");
      }
      lines.add("  %-14s %s".formatted(step.id(), step.sentence()));
    }
    return lines;
  }

  /** The line before the steps. */
  public String title(String name) {
    return "%s: %d steps to challenge %s"
        .formatted(name, ladder.steps().size(), ladder.challenge().id());
  }

  /** One line for a step that was tried. */
  public String step(StepReport report) {
    String time = String.format(Locale.ROOT, "%6.2f s", report.millis() / 1e3);
    return line(mark(report.result()), report.step().sentence(), time);
  }

  /** The lines of the steps that were not reached. */
  public List<String> rest(List<StepReport> reports) {
    return ladder.steps().stream()
        .skip(reports.size())
        .map(step -> line(paint("      ", Style.faint), step.sentence(), "").stripTrailing())
        .toList();
  }

  /** What was due, what came, and the counterexample; or why nothing can be said. */
  public List<String> explanation(StepResult result) {
    List<String> lines = new ArrayList<>();
    if (result instanceof StepResult.Undecided undecided) {
      lines.add("        undecided: " + undecided.why());
    } else if (result instanceof StepResult.Failed failed) {
      StepFailure failure = failed.failure();
      named(lines, "due", failure.due());
      named(lines, "came", failure.came());
      failure.counterexample().forEach(line -> lines.add("          " + line));
      named(lines, "to repeat it", failure.command());
    }
    return lines;
  }

  /** A bar that shows how many steps passed. */
  public String bar(List<StepReport> reports) {
    int all = ladder.steps().size();
    int done = (int) reports.stream().filter(StepReport::passed).count();
    int filled = BAR_WIDTH * done / all;
    return "["
        + paint("#".repeat(filled), Style.fg_green)
        + "-".repeat(BAR_WIDTH - filled)
        + "] %d of %d steps".formatted(done, all);
  }

  /** Clears the screen of a terminal; empty if the text is not coloured. */
  String clearScreen() {
    return ansi.enabled() ? "\033[H\033[2J" : "";
  }

  private String mark(StepResult result) {
    if (result instanceof StepResult.Passed) {
      return paint("passes", Style.fg_green);
    }
    return result instanceof StepResult.Failed
        ? paint("fails ", Style.fg_red, Style.bold)
        : paint("?     ", Style.fg_yellow);
  }

  private static String line(String mark, String sentence, String end) {
    return ("  %s  %-" + SENTENCE_WIDTH + "s %s").formatted(mark, sentence, end);
  }

  private static void named(List<String> lines, String name, String text) {
    List<String> parts = text.lines().toList();
    lines.add("          %-13s %s".formatted(name, parts.isEmpty() ? "" : parts.get(0)));
    parts.stream().skip(1).forEach(more -> lines.add(" ".repeat(24) + more));
  }

  private String paint(String text, IStyle... styles) {
    return ansi.enabled() ? Style.on(styles) + text + Style.reset.on() : text;
  }
}
