package glomers.common.architecture.planted.node;

/** Breaks a rule on purpose: its test checks that the rule reports each nested class. */
public final class Disorder {
  private Disorder() {}

  static final class KnowsTheIo {
    Class<?> known() {
      return glomers.common.architecture.planted.io.Disorder.class;
    }
  }

  static final class KnowsTheTesting {
    Class<?> known() {
      return glomers.common.architecture.planted.testing.Disorder.class;
    }
  }
}
