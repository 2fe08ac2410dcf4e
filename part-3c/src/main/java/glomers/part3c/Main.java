package glomers.part3c;

import glomers.common.io.StdioNode;

/** Runs this part as a process that Maelstrom can drive. */
public final class Main {
  private Main() {}

  public static void main(String[] args) {
    StdioNode.main(FaultTolerantBroadcast::new, args);
  }
}
