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
    if (system.isPart()) {
      words.add(system.name());
    } else {
      words.addAll(List.of("--bin", quoted(system.executable().toString())));
    }
    words.addAll(RepeatFlags.of(scenario));
    words.addAll(RepeatFlags.args(system.args()));
    return String.join(" ", words);
  }

  static String plain(double number) {
    return RepeatFlags.plain(number);
  }

  static String quoted(String word) {
    return RepeatFlags.quoted(word);
  }
}
