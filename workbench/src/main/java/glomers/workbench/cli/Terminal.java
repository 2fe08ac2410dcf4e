package glomers.workbench.cli;

import java.util.Map;
import picocli.CommandLine.Help.Ansi;

/**
 * What STDERR and STDOUT are: the launcher knows, because a JVM can't tell by itself on every
 * release.
 */
final class Terminal {
  static final boolean STDERR = Boolean.getBoolean("glomers.terminal");

  private static final boolean STDOUT = Boolean.getBoolean("glomers.stdout.terminal");

  private Terminal() {}

  /** Whether STDOUT is shown in colour: on a terminal, unless somebody sets {@code NO_COLOR}. */
  static Ansi ansi() {
    return STDOUT && wantsColour(System.getenv()) ? Ansi.ON : Ansi.OFF;
  }

  /** See no-color.org: a variable that is set to nothing says nothing. */
  static boolean wantsColour(Map<String, String> environment) {
    return environment.getOrDefault("NO_COLOR", "").isEmpty()
        && !environment.getOrDefault("TERM", "").equals("dumb");
  }
}
