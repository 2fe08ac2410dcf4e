package glomers.docs.planted.part3x;

/** Planted for a rule to find. */
public final class KnowingPart {
  private KnowingPart() {}

  static final class KnowsAnotherPart {
    Class<?> known() {
      return glomers.docs.planted.part3y.Part.class;
    }
  }
}
