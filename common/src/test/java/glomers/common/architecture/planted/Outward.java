package glomers.common.architecture.planted;

/** Planted for a rule to find. */
public final class Outward {
  private Outward() {}

  static final class KnowsALibrary {
    Class<?> known() {
      return org.assertj.core.api.Assertions.class;
    }
  }

  static final class KnowsAnotherModule {
    Class<?> known() {
      return glomers.common.protocol.Message.class; // another one, as seen from here
    }
  }
}
