package glomers.common.architecture.planted.node;

/** Planted for a rule to find. */
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
