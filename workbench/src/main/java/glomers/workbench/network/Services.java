package glomers.workbench.network;

import java.util.Set;

/** Whom programs may send messages to in a real Maelstrom, and not here. */
public final class Services {
  /** What runs beside every test there. */
  private static final Set<String> NAMES = Set.of("seq-kv", "lin-kv", "lww-kv", "lin-tso");

  private Services() {}

  /** Whom a message was for that nobody gets: such as {@code n9, who doesn't exist}. */
  public static String missing(String address) {
    return NAMES.contains(address)
        ? address + ", a service of Maelstrom's that this workbench does not have"
        : address + ", who doesn't exist";
  }
}
