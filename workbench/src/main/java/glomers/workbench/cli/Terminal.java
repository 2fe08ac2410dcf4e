package glomers.workbench.cli;

import java.util.Map;
import picocli.CommandLine.Help.Ansi;

/**
 * Whether STDERR and STDOUT are terminals. The launcher passes this on, because not every release
 * of the JVM can find out.
 */
final class Terminal {
  static final boolean STDERR = Boolean.getBoolean("glomers.terminal");

  private static final boolean STDOUT = Boolean.getBoolean("glomers.stdout.terminal");

  private Terminal() {}

  /** Whether STDOUT is in colour: on a terminal, unless {@code NO_COLOR} is set. */
  static Ansi ansi() {
    return STDOUT && wantsColour(System.getenv()) ? Ansi.ON : Ansi.OFF;
  }

  /** See no-color.org: an empty variable counts as not set. */
  static boolean wantsColour(Map<String, String> environment) {
    return environment.getOrDefault("NO_COLOR", "").isEmpty()
        && !environment.getOrDefault("TERM", "").equals("dumb");
  }
}
