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
 * What a fault does for as long as it is there: all of it, so that the same fault can be made
 * again. Immutable.
 */
public sealed interface Fault {

  /** What kind it is. */
  FaultKind kind();

  /** What it is, for people. */
  String detail();

  /** The nodes that stand still meanwhile. */
  default List<String> paused() {
    return List.of();
  }

  /**
   * Links that carry nothing; none of them, if a single node is to be cut from the others.
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

    /** A cut that is described by its links. */
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
   * @param seed decides which
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
   * @param seed decides which
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

  /** Messages between nodes take ten times as long; or 100 ms, where they take no time. */
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

  /** Some nodes stand still. */
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
