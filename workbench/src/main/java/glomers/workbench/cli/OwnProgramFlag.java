package glomers.workbench.cli;

import glomers.workbench.cluster.SystemUnderTest;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Option;

/** The flag for a Java program of the user's own, from its source. */
final class OwnProgramFlag {
  @Option(
      names = "--program",
      paramLabel = "DIR",
      description =
          "Test your own Java program, from the source in this directory, in the part's place"
              + " (default: the part).")
  private Optional<Path> directory = Optional.empty();

  /** Whether the flag is given. */
  boolean isGiven() {
    return directory.isPresent();
  }

  /** Refuses it together with {@code --bin}. */
  void refuseWith(Optional<Path> bin, ScenarioFlags flags) {
    if (isGiven() && bin.isPresent()) {
      throw flags.bad("--bin and --program don't go together: each names the program to test");
    }
  }

  /**
   * The program, compiled, if the flag is given.
   *
   * @param simulated whether it will be simulated, or else run as processes
   * @throws UserException if it can't be compiled, loaded or, where wanted, simulated
   */
  Optional<SystemUnderTest> read(List<String> args, boolean simulated) throws UserException {
    return directory.isPresent()
        ? Optional.of(OwnProgram.of(directory.get(), args, simulated))
        : Optional.empty();
  }
}
