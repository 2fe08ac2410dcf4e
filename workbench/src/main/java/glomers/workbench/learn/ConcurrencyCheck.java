package glomers.workbench.learn;

import glomers.common.node.NodeProgram;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Sends one node requests from many clients at the same time. In this process, real threads call
 * the node's handlers, because virtual time has only one thread and finds no missing lock. A
 * process gets many requests at once. Immutable.
 *
 * @param rounds the number of rounds with threads, each with a new node
 * @param real the check of a program whose nodes are processes
 */
record ConcurrencyCheck(int rounds, ScenarioCheck real) implements Check {
  /** The kind of failure. */
  static final String KIND = "unlocked";

  @Override
  public StepResult run(Subject subject, Judge judge, CounterexampleFiles files)
      throws IOException, InterruptedException {
    return subject.inProcess().isPresent()
        ? withThreads(subject, subject.inProcess().get())
        : real.run(subject, judge, files);
  }

  private StepResult withThreads(Subject subject, Supplier<NodeProgram> program)
      throws InterruptedException {
    for (int round = 1; round <= rounds; round++) {
      Optional<ConcurrentRound.Wrong> wrong = ConcurrentRound.run(program.get(), subject.args());
      if (wrong.isPresent()) {
        List<String> lines =
            List.of(
                ConcurrentRound.THREADS
                    + " threads, each a client, sent one node broadcasts, and reads between them,"
                    + " at the same time.",
                "It showed in round %d of %d. Threads have no seed: another time, it may be another"
                        .formatted(round, rounds)
                    + " round.");
        return new StepResult.Failed(
            new StepFailure(
                KIND,
                wrong.get().due(),
                wrong.get().came(),
                lines,
                0,
                subject.climbCommand(),
                Optional.empty()));
      }
    }
    return new StepResult.Passed(rounds, "");
  }
}
