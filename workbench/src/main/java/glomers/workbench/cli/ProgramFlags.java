package glomers.workbench.cli;

import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The arguments that name the program under test. */
final class ProgramFlags {
  @Parameters(
      arity = "0..1",
      paramLabel = "PART",
      completionCandidates = Completions.Parts.class,
      description =
          "3a, 3b or 3c: the node to test, and the challenge whose settings to use, faults"
              + " included.")
  private Optional<String> part = Optional.empty();

  @Option(
      names = "--bin",
      paramLabel = "FILE",
      description = "Test this program, in any language, in the part's place (default: the part).")
  private Optional<Path> bin = Optional.empty();

  Optional<String> part() {
    return part;
  }

  Optional<Path> bin() {
    return bin;
  }
}
