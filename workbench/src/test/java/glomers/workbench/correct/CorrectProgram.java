package glomers.workbench.correct;

import glomers.common.io.StdioNode;
import glomers.common.node.NodeProgram;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;

/** A correct program of an unusual design. It tolerates every kind of fault. */
public record CorrectProgram(Supplier<NodeProgram> program, List<String> args) {

  /** All of them. */
  public static List<CorrectProgram> all() {
    return List.of(
        of(PullsOnly::new, "200"), // never comes to rest, as the next two, so it takes longest
        of(PullsOnly::new, "2000"),
        of(PushesAll::new),
        of(RetriesSeldom::new, "1500"),
        of(RetriesSeldom::new, "500", "1000", "2000", "3000"),
        of(ReordersReads::new, "descending"),
        of(ReordersReads::new, "shuffled"),
        of(AnswersLate::new, "300", "300"),
        of(AnswersLate::new, "0", "100"),
        of(RefusesNowAndThen::new),
        of(ForwardsToLeader::new),
        of(RelaysAlongTopology::new),
        of(AnswersWhenAcknowledged::new, "majority"),
        of(AnswersWhenAcknowledged::new, "all"),
        of(AsksPeersWhenRead::new),
        of(GossipsWhenRead::new),
        of(AcknowledgesLater::new),
        of(Batches::new));
  }

  private static CorrectProgram of(Supplier<NodeProgram> program, String... args) {
    return new CorrectProgram(program, List.of(args));
  }

  /** The command that runs it as a process. */
  List<String> command() {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Xshare:auto",
                "-cp",
                System.getProperty("java.class.path"),
                CorrectProgram.class.getName(),
                program.get().name()));
    command.addAll(args);
    return command;
  }

  /** Runs the program of that name as a node on STDIN and STDOUT. */
  public static void main(String[] args) {
    Supplier<NodeProgram> named =
        all().stream()
            .map(CorrectProgram::program)
            .filter(program -> program.get().name().equals(args[0]))
            .findFirst()
            .orElseThrow();
    StdioNode.main(named, Arrays.copyOfRange(args, 1, args.length));
  }

  @Override
  public String toString() {
    return String.join(" ", program.get().name(), String.join(" ", args)).strip();
  }
}
