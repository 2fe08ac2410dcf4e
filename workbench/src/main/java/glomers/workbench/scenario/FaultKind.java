package glomers.workbench.scenario;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** The kinds of faults that a nemesis can make, by their names on the command line. */
public enum FaultKind {
  /** The network falls apart, in one of Maelstrom's four shapes. */
  PARTITION,
  /** Some nodes don't hear some others, who do hear them. */
  ONE_WAY,
  /** A share of the messages between nodes is lost. */
  LOSS,
  /** A share of the messages between nodes arrives twice. */
  DUPLICATE,
  /** Messages between nodes take ten times as long; or 100 ms, where they take no time. */
  SLOW,
  /** Some nodes stand still: SIGSTOP and SIGCONT. */
  PAUSE;

  /** The fault of that name. */
  public static Optional<FaultKind> of(String name) {
    return Arrays.stream(values()).filter(fault -> fault.toString().equals(name)).findFirst();
  }

  /** All names, for messages. */
  public static String names() {
    return Arrays.stream(values()).map(FaultKind::toString).collect(Collectors.joining(", "));
  }

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
