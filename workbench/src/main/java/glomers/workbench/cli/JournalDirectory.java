package glomers.workbench.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A temporary directory for the messages of simulations. It is deleted when it is closed, or when
 * the JVM ends before that. Thread-safe.
 */
final class JournalDirectory implements AutoCloseable {
  private final Path directory;
  private final List<Path> files = new ArrayList<>(); // guarded by this

  private JournalDirectory(Path directory) {
    this.directory = directory;
    directory.toFile().deleteOnExit();
  }

  static JournalDirectory create() throws UserException {
    try {
      return new JournalDirectory(Files.createTempDirectory("glomers-comparison"));
    } catch (IOException e) {
      throw new UserException(
          "no temporary directory for the messages: "
              + e.getMessage()
              + ". --no-report needs none.");
    }
  }

  /** The name of a file that does not exist yet. */
  synchronized Path newFile() {
    Path file = directory.resolve("messages-" + files.size() + ".jsonl");
    file.toFile().deleteOnExit();
    files.add(file);
    return file;
  }

  @Override
  public synchronized void close() {
    try {
      for (Path file : files) {
        Files.deleteIfExists(file);
      }
      Files.deleteIfExists(directory);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
