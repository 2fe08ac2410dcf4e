package glomers.common.architecture.planted.testing;

/** Planted for a rule to find. */
public final class Disorder {
  private Disorder() {}

  static final class KnowsTheIo {
    Class<?> known() {
      return glomers.common.architecture.planted.io.Disorder.class;
    }
  }
}
