package glomers.workbench.run;

import java.util.Locale;

/** The phases of a test, in their order. */
public enum Phase {
  /** The nodes start, and are told of each other. */
  STARTING,
  /** Clients invoke operations, and the network fails. */
  RUNNING,
  /** All faults have ended, and nodes catch up. */
  RECOVERING,
  /** Every client reads once more. */
  READING;

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
