package glomers.workbench.scenario;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The kinds of faults that a nemesis can inject. The nemesis is the part of a test that injects
 * faults. {@link #toString} is the name on the command line.
 */
public enum FaultKind {
  /** The network is partitioned, in one of Maelstrom's four shapes. */
  PARTITION,
  /**
   * Links are cut in one direction only: a node receives nothing from another that still receives
   * its messages.
   */
  ONE_WAY,
  /** A share of the messages between nodes is lost. */
  LOSS,
  /** A share of the messages between nodes arrives twice. */
  DUPLICATE,
  /** Messages between nodes take ten times as long, or 100 ms if the latency is 0. */
  SLOW,
  /** Some nodes are paused: a process gets SIGSTOP, and later SIGCONT. */
  PAUSE;

  /** The kind with this name. */
  public static Optional<FaultKind> of(String name) {
    return Arrays.stream(values()).filter(fault -> fault.toString().equals(name)).findFirst();
  }

  /** All names, for error messages. */
  public static String names() {
    return Arrays.stream(values()).map(FaultKind::toString).collect(Collectors.joining(", "));
  }

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
