package glomers.docs.planted.workbench;

/** Planted for a rule to find. */
public final class KnowingWorkbench {
  private KnowingWorkbench() {}

  static final class KnowsAPart {
    Class<?> known() {
      return glomers.docs.planted.part3y.Part.class;
    }
  }
}
