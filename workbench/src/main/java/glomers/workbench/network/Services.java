package glomers.workbench.network;

import java.util.Set;

/** The services that the real Maelstrom offers to nodes. The workbench has none of them. */
public final class Services {
  /** Maelstrom runs these in every test. */
  private static final Set<String> NAMES = Set.of("seq-kv", "lin-kv", "lww-kv", "lin-tso");

  private Services() {}

  /** Describes a receiver that does not exist, such as {@code n9, who doesn't exist}. */
  public static String missing(String address) {
    return NAMES.contains(address)
        ? address + ", a service of Maelstrom's that this workbench does not have"
        : address + ", who doesn't exist";
  }
}
