package glomers.common.architecture.planted.io;

/** Allowed, but it closes a circle with the node's own mistake. */
final class Order {
  Class<?> known() {
    return glomers.common.architecture.planted.node.Disorder.class;
  }
}
