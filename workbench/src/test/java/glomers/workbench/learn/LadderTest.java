package glomers.workbench.learn;

import static org.assertj.core.api.Assertions.assertThat;

import glomers.workbench.scenario.Challenge;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

class LadderTest {
  @ParameterizedTest
  @CsvSource({
    "C3A, 5, challenge-3a",
    "C3B, 9, challenge-3b",
    "C3C, 13, challenge-3c",
    "C3D, 14, targets-3d",
    "C3E, 15, targets-3e"
  })
  void a_ladder_ends_with_its_challenge(Challenge challenge, int steps, String last) {
    List<Step> ladder = Ladder.to(challenge).steps();
    assertThat(ladder).hasSize(steps);
    assertThat(ladder.get(steps - 1).id()).isEqualTo(last);
  }

  @ParameterizedTest
  @EnumSource(mode = Mode.EXCLUDE, names = "NONE")
  void a_ladder_runs_two_hundred_seeds_or_more(Challenge challenge) {
    assertThat(Ladder.to(challenge).seeds()).isGreaterThanOrEqualTo(Ladder.SEEDS);
  }

  @Test
  void each_step_has_its_own_name_and_hints() {
    List<Step> steps = Ladder.to(Challenge.C3E).steps();
    assertThat(steps).extracting(Step::id).doesNotHaveDuplicates();
    assertThat(steps).allSatisfy(step -> assertThat(step.hints()).hasSizeGreaterThanOrEqualTo(2));
  }

  @Test
  void an_early_step_ignores_what_a_later_step_is_about() {
    Ladder ladder = Ladder.to(Challenge.C3C);
    Set<String> ofPeers = ladder.judge(step(ladder, "peers")).later();
    assertThat(ofPeers).contains("message-storm", "not-quiet").doesNotContain("sends-to-itself");
    assertThat(ladder.judge(step(ladder, "faults")).later()).isEmpty();
  }

  @Test
  void each_step_stops_at_least_two_planted_mistakes() throws Exception {
    String table =
        Files.readString(Path.of("src/test/java/glomers/workbench/learn/MistakesTest.java"));
    Set<String> tooFew = new TreeSet<>();
    for (Step step : Ladder.to(Challenge.C3E).steps()) {
      long rows =
          table.lines().filter(line -> line.matches(".*\\| " + step.id() + " +\\|.*")).count();
      if (rows < 2) {
        tooFew.add(step.id());
      }
    }
    assertThat(tooFew).isEmpty();
  }

  @Test
  void the_list_of_all_steps_names_each_of_them() {
    String list = LadderText.allSteps().stream().collect(Collectors.joining("\n"));
    for (Step step : Ladder.to(Challenge.C3E).steps()) {
      assertThat(list).contains("  " + step.id() + " ", step.sentence());
    }
  }

  private static Step step(Ladder ladder, String id) {
    return ladder.steps().stream().filter(step -> step.id().equals(id)).findFirst().orElseThrow();
  }
}
