package glomers.common.io;

/**
 * How much a node logs. With the environment variable {@code GLOMERS_LOG=debug}, it also logs each
 * reply that it ignores: a late one, or one to a request that it never sent. Thread-safe.
 */
public final class LogLevel {
  private static final String VARIABLE = "GLOMERS_LOG";

  private LogLevel() {}

  /** Whether the level is {@code debug}. Each call reads the environment variable. */
  public static boolean isDebug() {
    return "debug".equalsIgnoreCase(System.getenv(VARIABLE));
  }
}
