package glomers.docs.planted.common;

/** Breaks a rule on purpose. */
public final class KnowingCommon {
  private KnowingCommon() {}

  static final class KnowsAPart {
    Class<?> known() {
      return glomers.docs.planted.part3y.Part.class;
    }
  }
}
