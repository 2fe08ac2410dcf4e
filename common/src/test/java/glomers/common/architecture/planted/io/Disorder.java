package glomers.common.architecture.planted.io;

/** Planted for a rule to find. */
public final class Disorder {
  private Disorder() {}

  static final class KnowsTheTesting {
    Class<?> known() {
      return glomers.common.architecture.planted.testing.Disorder.class;
    }
  }
}
