package glomers.common.architecture.planted.io;

/** Allowed by itself, but it closes a dependency cycle with a planted class of the node. */
final class Order {
  Class<?> known() {
    return glomers.common.architecture.planted.node.Disorder.class;
  }
}
