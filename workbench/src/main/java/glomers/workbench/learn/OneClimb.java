package glomers.workbench.learn;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

/** Climbs without a terminal: prints plain lines, or JSON, and gives an exit status. */
public final class OneClimb {
  private static final int FAILED = 1;
  private static final int UNKNOWN = 2;

  private final Source source;
  private final Ladder ladder;
  private final Path directory;
  private final LadderText text;
  private final boolean json;

  /**
   * @param directory where the counterexample is written
   * @param json whether to print JSON
   */
  public OneClimb(Source source, Ladder ladder, Path directory, LadderText text, boolean json) {
    this.source = source;
    this.ladder = ladder;
    this.directory = directory;
    this.text = text;
    this.json = json;
  }

  /**
   * Climbs several times in the same JVM, as saves do. Prints the median of the times if there are
   * several.
   *
   * @return the exit status of the last climb
   */
  public int repeat(int times, PrintStream out) throws IOException, InterruptedException {
    List<Long> millis = new ArrayList<>();
    int status = 0;
    for (int i = 0; i < times; i++) {
      long begin = System.nanoTime();
      status = climb(out, begin);
      millis.add(millisSince(begin));
    }
    if (times > 1 && !json) {
      Collections.sort(millis);
      out.printf(
          Locale.ROOT,
          "from save to verdict: median %.2f s, fastest %.2f s, slowest %.2f s of %d%n",
          millis.get(times / 2) / 1e3,
          millis.get(0) / 1e3,
          millis.get(times - 1) / 1e3,
          times);
    }
    return status;
  }

  private int climb(PrintStream out, long begin) throws IOException, InterruptedException {
    Attempt attempt = source.attempt();
    if (attempt instanceof Attempt.Broken broken) {
      broken.lines().forEach(out::println);
      return FAILED;
    }
    Subject subject = ((Attempt.Ready) attempt).subject();
    if (!json) {
      out.println(text.title(source.name()));
    }
    Climb.Listener listener = json ? Climb.Listener.NONE : new ClimbPrinter(text, out);
    List<StepReport> reports =
        new Climb(ladder, new CounterexampleFiles(directory)).run(subject, listener);
    if (json) {
      out.println(LadderJson.of(source.name(), ladder, reports, millisSince(begin)));
    } else {
      text.rest(reports).forEach(out::println);
      out.printf(Locale.ROOT, "%s, %.2f s%n", text.bar(reports), millisSince(begin) / 1e3);
    }
    return status(reports.get(reports.size() - 1).result());
  }

  private static int status(StepResult last) {
    return last instanceof StepResult.Passed
        ? 0
        : last instanceof StepResult.Failed ? FAILED : UNKNOWN;
  }

  private static long millisSince(long begin) {
    return TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begin);
  }
}
