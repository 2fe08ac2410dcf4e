package glomers.docs.planted.part3y;

/** Another part, which closes a circle. */
public final class Part {
  private Part() {}

  static Class<?> known() {
    return glomers.docs.planted.part3x.KnowingPart.class;
  }
}
