package glomers.workbench.network;

import glomers.workbench.scenario.NodeNames;

/** The services that the real Maelstrom offers to nodes. The workbench has none of them. */
public final class Services {
  private Services() {}

  /** Describes a receiver that does not exist, such as {@code n9, who doesn't exist}. */
  public static String missing(String address) {
    return NodeNames.isService(address)
        ? address + ", a service of Maelstrom's that this workbench does not have"
        : address + ", who doesn't exist";
  }
}
