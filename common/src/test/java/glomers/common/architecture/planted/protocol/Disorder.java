package glomers.common.architecture.planted.protocol;

/** Breaks a rule on purpose: its test checks that the rule reports each nested class. */
public final class Disorder {
  private Disorder() {}

  /** Closes a dependency cycle, because the node depends on the protocol. */
  static final class KnowsTheNode {
    Class<?> known() {
      return glomers.common.architecture.planted.node.Disorder.class;
    }
  }

  static final class KnowsTheIo {
    Class<?> known() {
      return glomers.common.architecture.planted.io.Disorder.class;
    }
  }

  static final class KnowsTheTesting {
    Class<?> known() {
      return glomers.common.architecture.planted.testing.Disorder.class;
    }
  }
}
