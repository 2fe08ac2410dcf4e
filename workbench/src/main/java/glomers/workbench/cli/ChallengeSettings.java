package glomers.workbench.cli;

import glomers.workbench.report.ScenarioText;
import glomers.workbench.scenario.Challenge;
import glomers.workbench.scenario.ScenarioBuilder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.Model.UsageMessageSpec;

/** The help's section on the settings of the challenges. */
final class ChallengeSettings {
  private static final String SECTION = "challengeSettings";

  private ChallengeSettings() {}

  /** Adds the section to the help of a command that has the flag {@code --challenge}. */
  static void show(CommandLine command) {
    if (command.getCommandSpec().findOption("--challenge") == null) {
      return;
    }
    List<String> keys = new ArrayList<>(command.getHelpSectionKeys());
    keys.add(keys.indexOf(UsageMessageSpec.SECTION_KEY_FOOTER_HEADING), SECTION);
    command.setHelpSectionKeys(keys);
    command.getHelpSectionMap().put(SECTION, help -> text());
  }

  private static String text() {
    String lines =
        Arrays.stream(Challenge.values())
            .map(challenge -> "  %-5s %s%n".formatted(name(challenge), settings(challenge)))
            .collect(Collectors.joining());
    return "%nSettings of the challenges:%n".formatted() + lines;
  }

  private static String name(Challenge challenge) {
    return challenge == Challenge.NONE ? "none" : challenge.id();
  }

  private static String settings(Challenge challenge) {
    return ScenarioText.settings(ScenarioBuilder.of(challenge).build());
  }
}
