package glomers.part3a;

import glomers.common.io.StdioNode;

/** Runs this part as a process that Maelstrom can drive. */
public final class Main {
  private Main() {}

  public static void main(String[] args) {
    StdioNode.main(SingleNodeBroadcast::new, args);
  }
}
