package glomers.workbench.scenario;

import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * A fault: what it does for as long as it is in force. The description is complete, so the same
 * fault can be injected again. Immutable.
 */
public sealed interface Fault {

  /** The kind of the fault. */
  FaultKind kind();

  /** A description for people. */
  String detail();

  /** The nodes that are paused by it. */
  default List<String> paused() {
    return List.of();
  }

  /**
   * Some links are cut: every message on them is lost. The set is empty if the cluster has only one
   * node.
   *
   * @param kind {@link FaultKind#PARTITION} or {@link FaultKind#ONE_WAY}
   */
  record Cut(FaultKind kind, String detail, Set<Link> links) implements Fault {
    private static final int LINKS_SHOWN = 6;

    public Cut {
      SortedSet<Link> sorted = new TreeSet<>(BY_NODES);
      sorted.addAll(links);
      links = Collections.unmodifiableSet(sorted);
    }

    /** A cut whose description lists its links. */
    public static Cut of(FaultKind kind, Collection<Link> links) {
      Set<Link> sorted = new Cut(kind, "", new LinkedHashSet<>(links)).links;
      String some =
          sorted.stream().limit(LINKS_SHOWN).map(Link::toString).collect(Collectors.joining(", "));
      int more = sorted.size() - LINKS_SHOWN;
      return new Cut(kind, more > 0 ? some + " and " + more + " more" : some, sorted);
    }

    private static final Comparator<Link> BY_NODES =
        Comparator.comparing(Link::from).thenComparing(Link::to);
  }

  /**
   * A share of the messages between nodes is lost.
   *
   * @param seed decides which messages
   */
  record Loss(int percent, long seed) implements Fault {
    public Loss {
      requirePercent(percent);
    }

    @Override
    public FaultKind kind() {
      return FaultKind.LOSS;
    }

    @Override
    public String detail() {
      return percent + "% of the messages";
    }
  }

  /**
   * A share of the messages between nodes arrives twice.
   *
   * @param seed decides which messages
   */
  record Duplicate(int percent, long seed) implements Fault {
    public Duplicate {
      requirePercent(percent);
    }

    @Override
    public FaultKind kind() {
      return FaultKind.DUPLICATE;
    }

    @Override
    public String detail() {
      return percent + "% of the messages";
    }
  }

  /** Messages between nodes take ten times as long, or 100 ms if the latency is 0. */
  record Slow() implements Fault {
    @Override
    public FaultKind kind() {
      return FaultKind.SLOW;
    }

    @Override
    public String detail() {
      return "tenfold";
    }
  }

  /** Some nodes are paused. */
  record Pause(List<String> paused) implements Fault {
    public Pause {
      paused = List.copyOf(paused);
      require(!paused.isEmpty(), "a pause needs a node to pause");
    }

    @Override
    public FaultKind kind() {
      return FaultKind.PAUSE;
    }

    @Override
    public String detail() {
      return String.join(" ", paused);
    }
  }

  private static void requirePercent(int percent) {
    require(percent >= 1 && percent <= 100, "percent must be 1 to 100, and is " + percent);
  }

  private static void require(boolean condition, String message) {
    if (!condition) {
      throw new IllegalArgumentException(message);
    }
  }
}
