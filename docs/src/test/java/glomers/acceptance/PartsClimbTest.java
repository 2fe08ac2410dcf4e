package glomers.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import glomers.common.node.NodeProgram;
import glomers.part3a.SingleNodeBroadcast;
import glomers.part3b.MultiNodeBroadcast;
import glomers.part3c.FaultTolerantBroadcast;
import glomers.workbench.learn.Climb;
import glomers.workbench.learn.CounterexampleFiles;
import glomers.workbench.learn.Ladder;
import glomers.workbench.learn.LadderText;
import glomers.workbench.learn.SimulatedSubject;
import glomers.workbench.learn.StepReport;
import glomers.workbench.scenario.Challenge;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine.Help.Ansi;

/** The parts climb the ladder of glomers learn as far as they should, and no further. */
@Tag("any-jdk")
class PartsClimbTest {
  @TempDir private Path directory;

  @ParameterizedTest(name = "{0} {1} stops at {2}")
  @CsvSource({
    "3a, '', peers",
    "3b, '', partition",
    "3c, --relay flood, targets-3d",
    "3c, --relay origin, targets-3e"
  })
  void a_part_climbs_to_its_own_challenge_and_stops_at_the_idea_of_the_next(
      String part, String args, String stop) throws Exception {
    Ladder ladder = Ladder.to(Challenge.C3E);
    List<String> words = args.isEmpty() ? List.of() : List.of(args.split(" "));
    List<StepReport> reports =
        new Climb(ladder, new CounterexampleFiles(directory))
            .run(
                new SimulatedSubject(part, List.of("simulate", part), program(part), words),
                Climb.Listener.NONE);
    StepReport last = reports.get(reports.size() - 1);
    assertThat(last.step().id())
        .as(String.join("\n", new LadderText(ladder, Ansi.OFF).explanation(last.result())))
        .isEqualTo(stop);
  }

  private static Supplier<NodeProgram> program(String part) {
    return switch (part) {
      case "3a" -> SingleNodeBroadcast::new;
      case "3b" -> MultiNodeBroadcast::new;
      default -> FaultTolerantBroadcast::new;
    };
  }
}
