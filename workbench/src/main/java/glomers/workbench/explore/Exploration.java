package glomers.workbench.explore;

import glomers.common.node.NodeProgram;
import glomers.workbench.cluster.ProgramGuard;
import glomers.workbench.explore.ExplorationResult.Counterexample;
import glomers.workbench.scenario.Topology;
import java.math.BigInteger;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongConsumer;
import java.util.function.Supplier;

/**
 * Runs a program under every schedule of a small state space, up to a {@link Bound}: every order in
 * which messages can arrive, and every time at which a partition can begin and end. Deterministic:
 * every run has the same counts. Not thread-safe.
 *
 * <pre>{@code
 * ExplorationResult explored = Exploration.of(MyProgram::new).nodes(3).values(2).cuts(1).run();
 * assertThat(explored.verdict()).isEqualTo(Verdict.VALID);
 * }</pre>
 */
public final class Exploration {
  private final Supplier<NodeProgram> program;
  private List<String> args = List.of();
  private int nodes = Bound.DEFAULT.nodes();
  private int values = Bound.DEFAULT.values();
  private int cuts = Bound.DEFAULT.cuts();
  private int timers = Bound.DEFAULT.timers();
  private boolean earlyTimers = Bound.DEFAULT.earlyTimers();
  private boolean overtaking = Bound.DEFAULT.overtaking();
  private long maxStates = Bound.DEFAULT.maxStates();
  private Topology topology = Bound.DEFAULT.topology();
  private boolean merging = true;
  private LongConsumer progress = states -> {};

  private Exploration(Supplier<NodeProgram> program) {
    this.program = program;
  }

  /**
   * An exploration with {@link Bound#DEFAULT}.
   *
   * @param program makes the program of one node; its behaviour must depend only on its {@link
   *     glomers.common.node.Environment}
   */
  public static Exploration of(Supplier<NodeProgram> program) {
    return new Exploration(program);
  }

  /** The program's arguments. */
  public Exploration args(List<String> words) {
    args = List.copyOf(words);
    return this;
  }

  public Exploration nodes(int count) {
    nodes = count;
    return this;
  }

  /** Maximum number of values that clients broadcast: value 0 at n0, value 1 at n1, and so on. */
  public Exploration values(int count) {
    values = count;
    return this;
  }

  /** Maximum number of partitions of the network, one after another. */
  public Exploration cuts(int count) {
    cuts = count;
    return this;
  }

  /** Maximum number of timers that fire, over all nodes, before the fair ending. */
  public Exploration timers(int count) {
    timers = count;
    return this;
  }

  /** Whether timers may fire while messages are in flight. */
  public Exploration earlyTimers(boolean may) {
    earlyTimers = may;
    return this;
  }

  /** Whether a message may overtake another from the same node to the same node. */
  public Exploration overtaking(boolean may) {
    overtaking = may;
    return this;
  }

  /** Maximum number of states to visit before giving up. */
  public Exploration maxStates(long count) {
    maxStates = count;
    return this;
  }

  /** The neighbours in the nodes' {@code topology} message. */
  public Exploration topology(Topology neighbours) {
    topology = neighbours;
    return this;
  }

  /** Sets a listener that receives the number of states from time to time. */
  public Exploration onProgress(LongConsumer listener) {
    progress = listener;
    return this;
  }

  /** Keeps equal states apart: the same results, at many times the cost. */
  Exploration withoutMerging() {
    merging = false;
    return this;
  }

  /**
   * The limits of this exploration.
   *
   * @throws IllegalArgumentException if a limit is out of range
   */
  public Bound bound() {
    return new Bound(nodes, values, cuts, timers, earlyTimers, overtaking, maxStates, topology);
  }

  /**
   * Explores until a schedule fails or none is left. If the program turns out not to be
   * deterministic, the result is unfinished, and says so.
   *
   * @throws IllegalArgumentException if a limit is out of range, or the program refuses its
   *     arguments
   */
  public ExplorationResult run() {
    ProgramGuard guard = new ProgramGuard();
    return guard.run(() -> explore(guard), overrun -> unfinished(overrun.text()));
  }

  private ExplorationResult explore(ProgramGuard guard) {
    StateSpace space;
    try {
      space = new StateSpace(bound(), program, args, guard);
    } catch (ProgramFailedException e) {
      return unfinished(e.getMessage());
    }
    Search search = new Search(space, merging, progress);
    try {
      Search.Result result = search.run();
      Optional<Counterexample> counterexample =
          result.failure().map(failure -> CounterexamplePrinter.of(space, failure));
      return ExplorationResult.of(bound(), result, counterexample);
    } catch (NotDeterministicException | ProgramFailedException e) {
      return ExplorationResult.of(bound(), search.givenUp(e.getMessage()), Optional.empty());
    }
  }

  /** The result if the search does not come back, so that its counts are not known. */
  private ExplorationResult unfinished(String why) {
    return new ExplorationResult(
        bound(), BigInteger.ZERO, 0, 0, 0, 0, Set.of(), Optional.empty(), why);
  }
}
