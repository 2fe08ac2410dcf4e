package glomers.common.io;

/**
 * How much nodes log: with {@code GLOMERS_LOG=debug} in their environment, also each reply that a
 * node ignores, because it is late, or answers no request of the node. Thread-safe.
 */
public final class LogLevel {
  private static final String VARIABLE = "GLOMERS_LOG";

  private LogLevel() {}

  /**
   * Whether this process's environment asks for it. It is looked at by each call, and not before.
   */
  public static boolean isDebug() {
    return "debug".equalsIgnoreCase(System.getenv(VARIABLE));
  }
}
