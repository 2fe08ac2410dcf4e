package glomers.workbench.learn;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A program that needs no build: an executable, or a part of this workbook. Thread-safe.
 *
 * @param executable if it changes, or a file next to it, that is a save; empty if nothing changes
 */
public record FixedSource(Subject subject, Optional<Path> executable) implements Source {
  /** The most files that are watched. */
  private static final int MOST_FILES = 200;

  @Override
  public String name() {
    return subject.name();
  }

  @Override
  public Attempt attempt() {
    return new Attempt.Ready(subject);
  }

  @Override
  public List<Path> watched() throws IOException {
    if (executable.isEmpty()) {
      return List.of();
    }
    Path directory = executable.get().toAbsolutePath().getParent();
    try (Stream<Path> files = Files.list(directory)) {
      return files
          .filter(
              file -> Files.isRegularFile(file) && !file.getFileName().toString().startsWith("."))
          .sorted()
          .limit(MOST_FILES)
          .toList();
    }
  }
}
