package glomers.benchmarks;

import java.io.IOException;

/** The smallest program that is asked and answers, for {@link NodeJvmBenchmark#start}. */
final class BareJvm {
  private BareJvm() {}

  public static void main(String[] args) throws IOException {
    System.in.read();
    System.out.println("ready");
  }
}
