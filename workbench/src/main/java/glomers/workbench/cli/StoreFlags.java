package glomers.workbench.cli;

import java.nio.file.Path;
import picocli.CommandLine.Option;

/** The flags that say where results go. */
final class StoreFlags {
  @Option(
      names = "--store",
      paramLabel = "DIR",
      description = "Where results are kept (default: store).")
  private Path store = Path.of("store");

  @Option(names = "--json", description = "Print the results as JSON, and nothing else, on STDOUT.")
  private boolean json;

  Path store() {
    return store;
  }

  boolean json() {
    return json;
  }

  /** Tells a person something, where it disturbs no program. */
  void say(String text) {
    (json ? System.err : System.out).println(text);
  }
}
