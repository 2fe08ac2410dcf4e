package glomers.docs.planted.part3x;

/** Breaks a rule on purpose. */
public final class KnowingPart {
  private KnowingPart() {}

  static final class KnowsAnotherPart {
    Class<?> known() {
      return glomers.docs.planted.part3y.Part.class;
    }
  }
}
