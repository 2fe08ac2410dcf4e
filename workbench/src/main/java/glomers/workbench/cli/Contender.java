package glomers.workbench.cli;

import java.util.List;

/**
 * A program that is compared with others.
 *
 * @param name what the table calls it
 */
record Contender(String name, Program program) {
  /** The parts of this workbook, and the two ways of the last one to relay. */
  static List<Contender> parts() {
    return List.of(
        new Contender("3a", Program.part("3a", List.of())),
        new Contender("3b", Program.part("3b", List.of())),
        new Contender("3c flood", Program.part("3c", List.of("--relay", "flood"))),
        new Contender("3c origin", Program.part("3c", List.of("--relay", "origin"))));
  }
}
