package glomers.workbench.cli;

import glomers.workbench.cluster.SystemUnderTest;
import glomers.workbench.run.RepeatFlags;
import glomers.workbench.scenario.Scenario;
import java.util.ArrayList;
import java.util.List;

/** The command that repeats a test. */
final class Repeat {
  private Repeat() {}

  static String command(String verb, SystemUnderTest system, Scenario scenario) {
    List<String> words = new ArrayList<>(List.of("./glomers", verb));
    program(system).stream().map(Repeat::quoted).forEach(words::add);
    words.addAll(RepeatFlags.of(scenario));
    words.addAll(RepeatFlags.args(system.args()));
    return String.join(" ", words);
  }

  /** The words that name a program. */
  static List<String> program(SystemUnderTest system) {
    if (system.origin() instanceof SystemUnderTest.FromSource program) {
      return List.of("--program", program.directory().toString());
    }
    return system.isPart()
        ? List.of(system.name())
        : List.of("--bin", system.executable().toString());
  }

  static String plain(double number) {
    return RepeatFlags.plain(number);
  }

  static String quoted(String word) {
    return RepeatFlags.quoted(word);
  }
}
