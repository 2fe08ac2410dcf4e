package glomers.workbench.learn;

import static org.assertj.core.api.Assertions.assertThat;

import glomers.workbench.scenario.Challenge;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine.Help.Ansi;

/** The loop, with a file that contains the name of a mistake in place of a program. */
class LoopTest {
  private static final String KEYS = "q quit; then Enter\n";

  @TempDir private Path directory;
  private final Screen screen = new Screen();
  private Path program;
  private long saves;

  @BeforeEach
  void save() throws IOException {
    program = directory.resolve("program");
    save("never stores");
  }

  @Test
  void a_save_makes_it_climb_again_and_the_first_failing_step_is_explained() throws Exception {
    Loop loop = loop(Optional.empty());
    CompletableFuture<Boolean> end = run(loop);
    assertThat(screen.until(KEYS))
        .contains(
            "  passes  acknowledges topology ", "  fails   stores values and reads them back ")
        .contains("due ", "came          value 0 is lost", "[############")
        .contains("2 of 5 steps, ");
    save("does not compile");
    assertThat(screen.until(KEYS)).contains("line 1: what is this?").doesNotContain("passes");
    save("none");
    assertThat(screen.until(KEYS))
        .contains("5 of 5 steps, ", "All steps pass, in 3 climbs so far. Next: 3b");
    loop.press('q');
    assertThat(end.get(1, TimeUnit.MINUTES)).isTrue();
  }

  @Test
  void hints_come_one_at_a_time_and_are_remembered() throws Exception {
    Loop loop = loop(Optional.empty());
    run(loop);
    screen.until(KEYS);
    loop.press('h');
    assertThat(screen.until("\n")).startsWith("hint 1 of 3: ");
    loop.press('r');
    screen.until(KEYS);
    loop.press('q');
    Loop later = loop(Optional.empty());
    CompletableFuture<Boolean> end = run(later);
    screen.until(KEYS);
    later.press('h');
    assertThat(screen.until("hint 2 of 3: ")).contains("hint 1 of 3: ");
    later.press('p');
    assertThat(screen.until("counterexample.html\n")).contains("file:///");
    later.press('q');
    assertThat(end.get(1, TimeUnit.MINUTES)).isFalse();
  }

  @Test
  void the_solution_is_shown_only_after_a_question() throws Exception {
    Path solution = Files.writeString(directory.resolve("solution"), "implements NodeProgram 3a\n");
    Loop loop = loop(Optional.of(new Solution(solution)));
    run(loop);
    screen.until(KEYS);
    loop.press('d');
    loop.press('n');
    assertThat(screen.until("Not shown.\n")).contains("Show it? y/n").doesNotContain("3a\n+");
    Files.writeString(program, "implements NodeProgram\n");
    screen.until(KEYS);
    loop.press('d');
    loop.press('y');
    assertThat(screen.until("+implements NodeProgram 3a\n")).contains("-implements NodeProgram\n");
    loop.press('q');
  }

  @Test
  void a_save_or_another_key_answers_the_question_too() throws Exception {
    Path solution = Files.writeString(directory.resolve("solution"), "implements NodeProgram 3a\n");
    Loop loop = loop(Optional.of(new Solution(solution)));
    CompletableFuture<Boolean> end = run(loop);
    screen.until(KEYS);
    loop.press('d');
    screen.until("Show it? y/n");
    save("none");
    screen.until(KEYS);
    loop.press('y');
    assertThat(screen.until(KEYS)).doesNotContain("NodeProgram");
    loop.press('d');
    screen.until("Show it? y/n");
    loop.press('p');
    assertThat(screen.until("There is no page")).contains("Not shown.\n");
    loop.press('d');
    screen.until("Show it? y/n");
    loop.press('q');
    assertThat(end.get(1, TimeUnit.MINUTES)).isTrue();
  }

  @Test
  void a_key_that_is_pressed_during_a_climb_counts_after_it() throws Exception {
    Loop loop = loop(Optional.empty());
    loop.press('h');
    run(loop);
    assertThat(screen.until("hint 1 of 3: ")).contains(KEYS);
    loop.press('q');
  }

  private Loop loop(Optional<Solution> solution) {
    Ladder ladder = Ladder.to(Challenge.C3A);
    return new Loop(
        new NamedMistake(program),
        ladder,
        directory.resolve("learn"),
        new LadderText(ladder, Ansi.OFF),
        solution,
        "Next: 3b",
        new PrintStream(screen, true, StandardCharsets.UTF_8));
  }

  private static CompletableFuture<Boolean> run(Loop loop) {
    return CompletableFuture.supplyAsync(
        () -> {
          try {
            return loop.run(false);
          } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
          }
        });
  }

  /** Saves a program, later than the one before, even if the clock of the file system is coarse. */
  private void save(String mistake) throws IOException {
    Files.writeString(program, mistake);
    Files.setLastModifiedTime(program, FileTime.fromMillis(++saves * 1000));
  }

  /** A program with the mistake that a file names. */
  private record NamedMistake(Path file) implements Source {
    @Override
    public String name() {
      return "mine";
    }

    @Override
    public Attempt attempt() throws IOException {
      String mistake = Files.readString(file);
      return mistake.equals("does not compile")
          ? new Attempt.Broken(List.of("line 1: what is this?"))
          : new Attempt.Ready(
              new SimulatedSubject(
                  "mine", List.of("simulate"), () -> new MistakenNode(mistake), List.of()));
    }

    @Override
    public List<Path> watched() {
      return List.of(file);
    }
  }

  /** What is printed, for a test that waits for some text. */
  private static final class Screen extends OutputStream {
    private static final long MOST_NANOS = TimeUnit.MINUTES.toNanos(2);

    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();

    @Override
    public synchronized void write(int next) {
      printed.write(next);
      notifyAll();
    }

    /** Waits until a text is printed. Returns all that was printed since the last call. */
    synchronized String until(String text) throws InterruptedException, TimeoutException {
      long begin = System.nanoTime();
      while (!printed.toString(StandardCharsets.UTF_8).contains(text)) {
        if (System.nanoTime() - begin > MOST_NANOS) {
          throw new TimeoutException("no '" + text + "' in " + printed);
        }
        wait(1000);
      }
      String all = printed.toString(StandardCharsets.UTF_8);
      printed.reset();
      return all;
    }
  }
}
