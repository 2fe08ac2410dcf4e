package glomers.docs.planted.part3x;

/** Each nested class breaks a rule on purpose. */
public final class Dependent {
  private Dependent() {}

  static final class KnowsIo {
    Class<?> known() {
      return glomers.common.io.StdioNode.class;
    }
  }

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

  static final class KnowsARealPart {
    Class<?> known() {
      return glomers.part3a.SingleNodeBroadcast.class;
    }
  }

  static final class WritesJson {
    Class<?> known() {
      return tools.jackson.databind.ObjectMapper.class;
    }
  }
}
