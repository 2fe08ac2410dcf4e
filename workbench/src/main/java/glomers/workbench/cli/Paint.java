package glomers.workbench.cli;

import glomers.workbench.checker.Verdict;
import glomers.workbench.report.VerdictText;
import java.util.Collection;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Help.Ansi.IStyle;
import picocli.CommandLine.Help.Ansi.Style;

/** Colours verdicts and the names of findings. Immutable. */
final class Paint {
  private static final Pattern CELL =
      Pattern.compile("(?m)^(\\S.{12})(valid|invalid|unknown)(?= )");

  private final Ansi ansi;

  Paint(Ansi ansi) {
    this.ansi = ansi;
  }

  /** For STDOUT. */
  static Paint stdout() {
    return new Paint(Terminal.ansi());
  }

  /** The last line, for a verdict. */
  String lastLine(Verdict verdict) {
    return paint(VerdictText.lastLine(verdict), colour(verdict), Style.bold);
  }

  /** The last line of a run that the user stopped. */
  String stopped() {
    return paint(VerdictText.STOPPED, Style.fg_yellow, Style.bold);
  }

  /**
   * A block of lines, each of which begins with a name.
   *
   * @param bad the names to colour as bad
   */
  String block(String text, Collection<String> bad) {
    if (!ansi.enabled() || text.isEmpty()) {
      return text;
    }
    String names =
        Stream.concat(bad.stream(), Stream.of("lost", "never read", "why was", "fails"))
            .distinct()
            .map(Pattern::quote)
            .collect(Collectors.joining("|"));
    return Pattern.compile("(?m)^(  )(" + names + ")(?= )")
        .matcher(text)
        .replaceAll(found -> quoted(found.group(1) + paint(found.group(2), Style.fg_red)));
  }

  /** A table with verdicts in its second column. */
  String table(String text) {
    if (!ansi.enabled()) {
      return text;
    }
    return CELL.matcher(text)
        .replaceAll(
            found ->
                quoted(found.group(1) + paint(found.group(2), colour(verdict(found.group(2))))));
  }

  private static String quoted(String text) {
    return Matcher.quoteReplacement(text);
  }

  private static Verdict verdict(String word) {
    return Verdict.valueOf(word.toUpperCase(Locale.ROOT));
  }

  private static Style colour(Verdict verdict) {
    return switch (verdict) {
      case VALID -> Style.fg_green;
      case INVALID -> Style.fg_red;
      case UNKNOWN -> Style.fg_yellow;
    };
  }

  private String paint(String text, IStyle... styles) {
    return ansi.enabled() ? Style.on(styles) + text + Style.reset.on() : text;
  }
}
