package glomers.workbench.run;

import java.util.Locale;

/** The phases of a test, in their order. */
public enum Phase {
  /** The nodes start, and get {@code init} and {@code topology}. */
  STARTING,
  /** Clients invoke operations, and the nemesis injects faults. */
  RUNNING,
  /** All faults have ended, and nodes recover. */
  RECOVERING,
  /** Every worker reads once more. */
  READING;

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
