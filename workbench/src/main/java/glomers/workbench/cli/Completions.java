package glomers.workbench.cli;

import glomers.workbench.scenario.Challenge;
import glomers.workbench.scenario.FaultKind;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;

/** The words that a shell can complete, for arguments whose type doesn't list them. */
final class Completions {
  private Completions() {}

  /** The parts. */
  static final class Parts implements Iterable<String> {
    @Override
    public Iterator<String> iterator() {
      return Part.NAMES.iterator();
    }
  }

  /** The challenges. */
  static final class Challenges implements Iterable<String> {
    @Override
    public Iterator<String> iterator() {
      return List.of(Challenge.names().split(", ")).iterator();
    }
  }

  /** The faults, and {@code none}. */
  static final class Faults implements Iterable<String> {
    @Override
    public Iterator<String> iterator() {
      return Stream.concat(Stream.of("none"), Stream.of(FaultKind.names().split(", "))).iterator();
    }
  }
}
