package glomers.workbench.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Opens a file in the user's browser, with the command that the system has for it. */
final class WebBrowser {
  /** The name of an environment variable with another command. */
  static final String VARIABLE = "BROWSER";

  private WebBrowser() {}

  /**
   * Opens a file. Does not wait for the browser.
   *
   * @return what is wrong, if the command can't be started
   */
  static Optional<String> open(Path file) {
    String command = command();
    try {
      new ProcessBuilder(List.of(command, file.toAbsolutePath().toString()))
          .redirectOutput(ProcessBuilder.Redirect.DISCARD)
          .redirectError(ProcessBuilder.Redirect.DISCARD)
          .start();
      return Optional.empty();
    } catch (IOException e) {
      return Optional.of(
          "--open: there is no '%s' here to open a page with. Open %s yourself, or name a browser in $%s."
              .formatted(command, file, VARIABLE));
    }
  }

  private static String command() {
    String named = System.getenv(VARIABLE);
    if (named != null && !named.isBlank()) {
      return named;
    }
    boolean mac = System.getProperty("os.name").toLowerCase(Locale.ROOT).startsWith("mac");
    return mac ? "open" : "xdg-open";
  }
}
