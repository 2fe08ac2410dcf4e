package glomers.workbench.explore;

import glomers.common.node.NodeProgram;
import glomers.workbench.explore.ExplorationResult.Counterexample;
import glomers.workbench.scenario.Topology;
import java.util.List;
import java.util.Optional;
import java.util.function.LongConsumer;
import java.util.function.Supplier;

/**
 * Puts a program through every schedule of a small state space, up to a {@link Bound}: every order
 * in which messages can arrive, and every moment for a cut to begin and end. Always in the same
 * order, so with the same counts. Not thread-safe.
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
   * Begins with {@link Bound#DEFAULT}.
   *
   * @param program makes the program of one node; what it does must depend on nothing but its
   *     {@link glomers.common.node.Environment}
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

  /** How many values clients may broadcast: value 0 at n0, value 1 at n1, and so on. */
  public Exploration values(int count) {
    values = count;
    return this;
  }

  /** How often the network may be cut in two, one cut after another. */
  public Exploration cuts(int count) {
    cuts = count;
    return this;
  }

  /** How many timers may fire, over all nodes, before the fair ending. */
  public Exploration timers(int count) {
    timers = count;
    return this;
  }

  /** Whether timers may fire while messages are under way. */
  public Exploration earlyTimers(boolean may) {
    earlyTimers = may;
    return this;
  }

  /** Whether a message may overtake another from the same node to the same node. */
  public Exploration overtaking(boolean may) {
    overtaking = may;
    return this;
  }

  /** How many states to look at before giving up. */
  public Exploration maxStates(long count) {
    maxStates = count;
    return this;
  }

  /** The neighbours that nodes are told. */
  public Exploration topology(Topology neighbours) {
    topology = neighbours;
    return this;
  }

  /** Told from time to time how many states there are. */
  public Exploration onProgress(LongConsumer listener) {
    progress = listener;
    return this;
  }

  /** Takes equal states for different ones: the same findings, at many times the cost. */
  Exploration withoutMerging() {
    merging = false;
    return this;
  }

  /**
   * How far it goes.
   *
   * @throws IllegalArgumentException if that is too far, or nowhere
   */
  public Bound bound() {
    return new Bound(nodes, values, cuts, timers, earlyTimers, overtaking, maxStates, topology);
  }

  /**
   * Explores, until a schedule fails or none is left. If the program is found not to be
   * deterministic, that is why it is unfinished.
   *
   * @throws IllegalArgumentException if the bound makes no sense, or the arguments don't to the
   *     program
   */
  public ExplorationResult run() {
    StateSpace environment = new StateSpace(bound(), program, args);
    Search search = new Search(environment, merging, progress);
    try {
      Search.Result result = search.run();
      Optional<Counterexample> counterexample =
          result.failure().map(failure -> CounterexamplePrinter.of(environment, failure));
      return ExplorationResult.of(bound(), result, counterexample);
    } catch (NotDeterministicException e) {
      return ExplorationResult.of(bound(), search.givenUp(e.getMessage()), Optional.empty());
    }
  }
}
