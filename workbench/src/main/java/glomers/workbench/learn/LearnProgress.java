package glomers.workbench.learn;

import java.io.IOException;
import java.io.Reader;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;

/** How far a learner has come, kept in a file from one day to the next. Not thread-safe. */
final class LearnProgress {
  private static final String SAVES = "saves";
  private static final String BEST = "best";

  private final Path file;
  private final Properties values = new Properties();

  private LearnProgress(Path file) {
    this.file = file;
  }

  /** Reads the file, if it exists. A file that can't be read counts as none. */
  static LearnProgress in(Path directory) {
    LearnProgress progress = new LearnProgress(directory.resolve("progress.properties"));
    try (Reader reader = Files.newBufferedReader(progress.file)) {
      progress.values.load(reader);
    } catch (IOException | IllegalArgumentException e) {
      progress.values.clear();
    }
    return progress;
  }

  /** The number of climbs so far. */
  int saves() {
    return number(SAVES);
  }

  /** The most steps that ever passed. */
  int best() {
    return number(BEST);
  }

  /** The number of hints that were shown for a step. */
  int hints(Step step) {
    return number("hints." + step.id());
  }

  /** A climb has ended. */
  void climbed(int passed) throws IOException {
    set(SAVES, saves() + 1);
    set(BEST, Math.max(best(), passed));
    write();
  }

  /** A hint was shown. */
  void hinted(Step step) throws IOException {
    set("hints." + step.id(), hints(step) + 1);
    write();
  }

  private void write() throws IOException {
    Files.createDirectories(file.getParent());
    try (Writer writer = Files.newBufferedWriter(file)) {
      values.store(writer, null);
    }
  }

  private void set(String key, int number) {
    values.setProperty(key, Integer.toString(number));
  }

  private int number(String key) {
    try {
      return Integer.parseInt(values.getProperty(key, "0"));
    } catch (NumberFormatException e) {
      return 0;
    }
  }
}
