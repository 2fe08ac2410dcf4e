package glomers.docs.planted.workbench;

/** Breaks a rule on purpose. */
public final class KnowingWorkbench {
  private KnowingWorkbench() {}

  static final class KnowsAPart {
    Class<?> known() {
      return glomers.docs.planted.part3y.Part.class;
    }
  }
}
