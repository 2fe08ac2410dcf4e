package glomers.common.architecture.planted.protocol;

/** Planted for a rule to find. */
public final class Disorder {
  private Disorder() {}

  /** And so in a circle with the node, which knows the protocol. */
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
