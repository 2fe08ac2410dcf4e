package glomers.docs.planted.part3x;

/** Each nested class breaks a rule on purpose. */
public final class Main {
  private Main() {}

  static final class KnowsTheTestsWorld {
    Class<?> known() {
      return glomers.common.testing.FakeEnvironment.class;
    }
  }

  static final class KnowsTheWorkbench {
    Class<?> known() {
      return glomers.docs.planted.workbench.KnowingWorkbench.class;
    }
  }
}
