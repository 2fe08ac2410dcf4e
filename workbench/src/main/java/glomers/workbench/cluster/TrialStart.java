package glomers.workbench.cluster;

import glomers.common.node.Node;
import glomers.common.node.NodeProgram;
import glomers.common.testing.FakeEnvironment;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Starts a program on trial, outside of a test, to find out whether it starts at all. */
public final class TrialStart {
  private static final ProgramGuard.Watched TRIAL =
      new ProgramGuard.Watched() {
        @Override
        public String id() {
          return "the program";
        }

        @Override
        public void printed(String line, boolean toStdout) {
          // A simulation reports it.
        }
      };

  private TrialStart() {}

  /**
   * Why a program does not start.
   *
   * @param isOfArguments whether it refuses its arguments
   * @param text the problem, as a clause
   */
  public record Problem(boolean isOfArguments, String text) {}

  /**
   * Makes and starts a program.
   *
   * @return the problem, if it does not start
   */
  public static Optional<Problem> of(Supplier<NodeProgram> program, List<String> args) {
    ProgramGuard guard = new ProgramGuard();
    StartCall call = new StartCall(program, args);
    return guard.run(
        () ->
            guard
                .call(TRIAL, () -> "starting", () -> call.run(new Node(new FakeEnvironment())))
                .map(text -> new Problem(false, text))
                .or(call::problem),
        overrun -> Optional.of(new Problem(false, overrun.text())));
  }

  /** Makes and starts a program, and keeps the exception that this throws. Not thread-safe. */
  static final class StartCall {
    private final Supplier<NodeProgram> program;
    private final List<String> args;
    private Optional<Problem> problem = Optional.empty();

    StartCall(Supplier<NodeProgram> program, List<String> args) {
      this.program = program;
      this.args = args;
    }

    void run(Node node) {
      try {
        program.get().start(node, args);
      } catch (IllegalArgumentException e) {
        problem = Optional.of(new Problem(true, String.valueOf(e.getMessage())));
      } catch (RuntimeException e) {
        problem =
            Optional.of(new Problem(false, "it can't be started: " + ProgramFrames.describe(e)));
      }
    }

    Optional<Problem> problem() {
      return problem;
    }
  }
}
