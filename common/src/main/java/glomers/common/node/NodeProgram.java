package glomers.common.node;

import java.util.List;

/**
 * A program that runs as a node. It registers handlers, which the node calls.
 *
 * <p>An implementation has a public constructor without parameters. If it is named in {@code
 * META-INF/services}, it can also run in the workbench's simulation. Each node has its own
 * instance.
 */
public interface NodeProgram {

  /** The program's short name on the command line, such as {@code 3a}. */
  String name();

  /**
   * Registers the handlers. Called once, before the first message.
   *
   * @param args the program's arguments
   * @throws IllegalArgumentException if the arguments are not valid: the exception's message says
   *     why, and which arguments are valid
   */
  void start(Node node, List<String> args);
}
