package glomers.workbench.architecture.planted.explain;

import java.util.HashSet;
import java.util.Set;

/** Each method breaks one of the rules on determinism. */
public final class Nondeterministic {
  private Nondeterministic() {}

  static long readsAClock() {
    return System.nanoTime();
  }

  static void startsAThread() {
    new Thread(() -> {}).start();
  }

  static Set<String> makesAHashSet() {
    return new HashSet<>();
  }

  static double drawsWithoutASeed() {
    return Math.random();
  }
}
