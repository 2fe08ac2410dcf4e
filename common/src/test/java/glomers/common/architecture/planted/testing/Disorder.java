package glomers.common.architecture.planted.testing;

/** Breaks a rule on purpose: its test checks that the rule reports each nested class. */
public final class Disorder {
  private Disorder() {}

  static final class KnowsTheIo {
    Class<?> known() {
      return glomers.common.architecture.planted.io.Disorder.class;
    }
  }
}
