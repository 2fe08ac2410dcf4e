package glomers.workbench.learn;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * Watches a program, climbs the ladder at each save, and answers keys. A save during a climb ends
 * the climb and begins another. Used once, by one thread.
 */
public final class Loop {
  /** How often the files are looked at, in milliseconds. */
  private static final long LOOK_MILLIS = 50;

  private final Source source;
  private final Ladder ladder;
  private final Path directory;
  private final LadderText text;
  private final Optional<Solution> solution;
  private final String next;
  private final PrintStream out;
  private final LearnProgress progress;
  private final BlockingQueue<Character> keys = new LinkedBlockingQueue<>();
  private final List<Character> early = new ArrayList<>(); // pressed during a climb
  private final ExecutorService climber = Executors.newSingleThreadExecutor(Loop::thread);
  private volatile Optional<List<StepReport>> last =
      Optional.empty(); // empty if it did not compile
  private boolean immediate;
  private boolean asked; // whether to show the solution

  /**
   * @param directory where counterexamples and the progress are kept
   * @param next what to do when all steps pass, for people
   */
  public Loop(
      Source source,
      Ladder ladder,
      Path directory,
      LadderText text,
      Optional<Solution> solution,
      String next,
      PrintStream out) {
    this.source = source;
    this.ladder = ladder;
    this.directory = directory;
    this.text = text;
    this.solution = solution;
    this.next = next;
    this.out = out;
    progress = LearnProgress.in(directory);
  }

  /** A key was pressed. Called on any thread. */
  public void press(char key) {
    keys.add(key);
  }

  /**
   * Runs until the key q.
   *
   * @param immediate whether a key counts without Enter
   * @return whether all steps passed in the last climb
   */
  public boolean run(boolean immediate) throws IOException, InterruptedException {
    this.immediate = immediate;
    SaveWatch watch = new SaveWatch(source);
    try {
      Future<?> climb = begin(Optional.empty());
      boolean announced = false;
      while (true) {
        if (watch.saved()) {
          asked = false;
          climb.cancel(true);
          climb = begin(Optional.of(watch.newestMillis()));
          announced = false;
        }
        if (climb.isDone() && !announced) {
          announced = true;
          out.println(keysLine());
          keys.addAll(early);
          early.clear();
        }
        Optional<Character> key =
            Optional.ofNullable(keys.poll(LOOK_MILLIS, TimeUnit.MILLISECONDS));
        if (key.filter(pressed -> pressed == 'q').isPresent()) {
          climb.cancel(true);
          return last.isPresent() && passed(last.get()) == ladder.steps().size();
        } else if (key.filter(pressed -> pressed == 'r').isPresent()) {
          asked = false;
          climb.cancel(true);
          climb = begin(Optional.empty());
          announced = false;
        } else if (key.isPresent() && climb.isDone()) {
          answer(key.get());
        } else if (key.isPresent()) {
          early.add(key.get());
        }
      }
    } finally {
      climber.shutdownNow();
    }
  }

  /** Begins a climb, after the one before. */
  private Future<?> begin(Optional<Long> saved) {
    long begin = System.currentTimeMillis();
    return climber.submit(
        () -> {
          try {
            climb(saved.orElse(begin));
          } catch (IOException e) {
            out.println(e.getMessage());
          }
          return null;
        });
  }

  private void climb(long saved) throws IOException, InterruptedException {
    out.print(text.clearScreen());
    last = Optional.empty();
    Attempt attempt = source.attempt();
    if (attempt instanceof Attempt.Broken broken) {
      broken.lines().forEach(out::println);
      progress.climbed(0);
      return;
    }
    out.println(text.title(source.name()));
    List<StepReport> reports =
        new Climb(ladder, new CounterexampleFiles(directory))
            .run(((Attempt.Ready) attempt).subject(), new ClimbPrinter(text, out));
    text.rest(reports).forEach(out::println);
    double seconds = (System.currentTimeMillis() - saved) / 1e3;
    out.printf(Locale.ROOT, "%s, %.2f s after the save%n", text.bar(reports), seconds);
    int passed = passed(reports);
    int best = progress.best();
    progress.climbed(passed);
    if (passed == ladder.steps().size()) {
      out.printf("All steps pass, in %d climbs so far. %s%n", progress.saves(), next);
    } else if (passed < best) {
      out.printf("It came further before: %d steps passed.%n", best);
    }
    last = Optional.of(reports);
  }

  private void answer(char key) throws IOException, InterruptedException {
    if (asked) {
      asked = false;
      if (key == 'y') {
        solution.orElseThrow().diff(source.watched()).forEach(out::println);
        return;
      }
      out.println("Not shown.");
      if (key == 'n') {
        return;
      }
    }
    switch (key) {
      case 'h' -> hint();
      case 'p' -> page();
      case 'd' -> ask();
      default -> out.println(keysLine());
    }
  }

  private void hint() throws IOException {
    Optional<Step> step = failing().map(StepReport::step);
    if (step.isEmpty()) {
      out.println("There is no hint now: no step fails.");
      return;
    }
    List<String> hints = step.get().hints();
    int shown = progress.hints(step.get());
    for (int i = 0; i <= Math.min(shown, hints.size() - 1); i++) {
      out.printf("hint %d of %d: %s%n", i + 1, hints.size(), hints.get(i));
    }
    if (shown < hints.size()) {
      progress.hinted(step.get());
    } else {
      out.println("There is no other hint.");
    }
  }

  private void page() {
    Optional<Path> page =
        failing()
            .map(StepReport::result)
            .flatMap(
                result ->
                    result instanceof StepResult.Failed failed
                        ? failed.failure().page()
                        : Optional.empty());
    out.println(
        page.map(file -> "The counterexample is on this page: " + file.toAbsolutePath().toUri())
            .orElse("There is no page of this failure."));
  }

  private void ask() {
    if (solution.isEmpty()) {
      out.println("There is nothing to compare with: the workbook's solutions are in Java.");
      return;
    }
    out.println("This shows the workbook's own solution. Show it? y/n");
    asked = true;
  }

  private Optional<StepReport> failing() {
    return last.map(reports -> reports.get(reports.size() - 1)).filter(report -> !report.passed());
  }

  private String keysLine() {
    return "keys: h hint, p page, d diff to the workbook's part, r again, q quit"
        + (immediate ? "" : "; then Enter");
  }

  private static int passed(List<StepReport> reports) {
    return (int) reports.stream().filter(StepReport::passed).count();
  }

  private static Thread thread(Runnable task) {
    Thread thread = new Thread(task, "climb");
    thread.setDaemon(true);
    return thread;
  }
}
