package glomers.workbench.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A program that is measured.
 *
 * @param name what the tables call it
 * @param command the executable and its arguments
 */
public record Candidate(String name, List<String> command) {
  public Candidate {
    command = List.copyOf(command);
  }

  /** The same with names of their own: what has a taken one gets a number. */
  static List<Candidate> distinct(List<Candidate> candidates) {
    Set<String> taken =
        Stream.of(Section.values()).map(Section::yardstick).collect(Collectors.toSet());
    List<Candidate> distinct = new ArrayList<>();
    for (Candidate candidate : candidates) {
      String name = candidate.name;
      for (int number = 2; !taken.add(name); number++) {
        name = candidate.name + "-" + number;
      }
      distinct.add(new Candidate(name, candidate.command));
    }
    return distinct;
  }
}
