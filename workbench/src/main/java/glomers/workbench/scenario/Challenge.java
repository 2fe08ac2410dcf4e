package glomers.workbench.scenario;

import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** The parts of Gossip Glomers challenge 3, with the settings that the challenge tests them at. */
public enum Challenge {
  /**
   * The settings if no challenge is given: Maelstrom's defaults, except for its time limit of 60 s.
   */
  NONE("", 5, 10, 5, 0, false),
  C3A("3a", 1, 20, 10, 0, false),
  C3B("3b", 5, 20, 10, 0, false),
  C3C("3c", 5, 20, 10, 0, true),
  C3D("3d", 25, 20, 100, 100, false),
  C3E("3e", 25, 20, 100, 100, false);

  private final String id;
  private final int nodeCount;
  private final double timeLimitSeconds;
  private final double rate;
  private final long latencyMillis;
  private final boolean partitions;

  Challenge(
      String id,
      int nodeCount,
      double timeLimitSeconds,
      double rate,
      long latencyMillis,
      boolean partitions) {
    this.id = id;
    this.nodeCount = nodeCount;
    this.timeLimitSeconds = timeLimitSeconds;
    this.rate = rate;
    this.latencyMillis = latencyMillis;
    this.partitions = partitions;
  }

  /** The challenge with this name, such as {@code 3a}. */
  public static Optional<Challenge> of(String id) {
    return Arrays.stream(values())
        .filter(challenge -> challenge != NONE && challenge.id.equals(id))
        .findFirst();
  }

  /** The names of all challenges, for error messages. */
  public static String names() {
    return Arrays.stream(values())
        .filter(challenge -> challenge != NONE)
        .map(challenge -> challenge.id)
        .collect(Collectors.joining(", "));
  }

  /** The performance targets of the challenge; empty if it has none. */
  public Optional<Targets> targets() {
    return switch (this) {
      case C3D -> Optional.of(new Targets(30, 400, 600));
      case C3E -> Optional.of(new Targets(20, 1000, 2000));
      default -> Optional.empty();
    };
  }

  /** The challenge that has exactly these targets. */
  public static Optional<Challenge> withTargets(Targets targets) {
    return Arrays.stream(values())
        .filter(challenge -> challenge.targets().equals(Optional.of(targets)))
        .findFirst();
  }

  /** Its name on the command line. */
  public String id() {
    return id;
  }

  public int nodeCount() {
    return nodeCount;
  }

  public double timeLimitSeconds() {
    return timeLimitSeconds;
  }

  /** Operations per second. */
  public double rate() {
    return rate;
  }

  public long latencyMillis() {
    return latencyMillis;
  }

  public SortedSet<FaultKind> faults() {
    return new TreeSet<>(partitions ? Set.of(FaultKind.PARTITION) : Set.of());
  }
}
