package glomers.docs.planted.part3y;

/** A second part, which makes a dependency cycle. */
public final class Part {
  private Part() {}

  static Class<?> known() {
    return glomers.docs.planted.part3x.KnowingPart.class;
  }
}
