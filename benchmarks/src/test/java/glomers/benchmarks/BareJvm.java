package glomers.benchmarks;

import java.io.IOException;

/** A minimal program that reads a byte and prints a line, for {@link NodeJvmBenchmark#start}. */
final class BareJvm {
  private BareJvm() {}

  public static void main(String[] args) throws IOException {
    System.in.read();
    System.out.println("ready");
  }
}
