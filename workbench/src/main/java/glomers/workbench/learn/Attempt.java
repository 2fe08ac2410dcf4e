package glomers.workbench.learn;

import java.util.List;

/** What a save led to: a program that can climb, or none. Immutable. */
public sealed interface Attempt {
  /** The program can climb. */
  record Ready(Subject subject) implements Attempt {}

  /**
   * The program can't climb, because it does not compile, for example.
   *
   * @param lines why not, for people
   */
  record Broken(List<String> lines) implements Attempt {
    public Broken {
      lines = List.copyOf(lines);
    }
  }
}
