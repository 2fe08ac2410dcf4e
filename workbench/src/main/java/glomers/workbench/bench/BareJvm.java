package glomers.workbench.bench;

import java.io.IOException;

/** The least that a program can do to be asked and to answer: what is above it is a node's own. */
final class BareJvm {
  private BareJvm() {}

  public static void main(String[] args) throws IOException {
    System.in.read();
    System.out.println("ready");
  }
}
