package glomers.common.architecture.planted.io;

/** Breaks a rule on purpose: its test checks that the rule reports each nested class. */
public final class Disorder {
  private Disorder() {}

  static final class KnowsTheTesting {
    Class<?> known() {
      return glomers.common.architecture.planted.testing.Disorder.class;
    }
  }
}
