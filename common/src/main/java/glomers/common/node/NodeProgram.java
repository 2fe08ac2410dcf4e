package glomers.common.node;

import java.util.List;

/**
 * A program that runs as a node: it registers its handlers, and everything else follows from
 * messages.
 *
 * <p>Implementations have a public constructor without parameters. One that is also named in {@code
 * META-INF/services} can run inside the workbench. An instance serves one node.
 */
public interface NodeProgram {

  /** The short name that the command line knows it by, such as {@code 3a}. */
  String name();

  /**
   * Registers the handlers. Called once, before the first message.
   *
   * @param args the program's arguments
   * @throws IllegalArgumentException if it can't make sense of them: the text says why, and how to
   *     use it
   */
  void start(Node node, List<String> args);
}
