package glomers.docs.planted.common;

/** Planted for a rule to find. */
public final class KnowingCommon {
  private KnowingCommon() {}

  static final class KnowsAPart {
    Class<?> known() {
      return glomers.docs.planted.part3y.Part.class;
    }
  }
}
