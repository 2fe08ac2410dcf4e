package glomers.common.architecture.planted;

/** Breaks a rule on purpose: its test checks that the rule reports each nested class. */
public final class Outward {
  private Outward() {}

  static final class KnowsALibrary {
    Class<?> known() {
      return org.assertj.core.api.Assertions.class;
    }
  }

  static final class KnowsAnotherModule {
    Class<?> known() {
      return glomers.common.protocol.Message.class; // outside the planted packages
    }
  }
}
