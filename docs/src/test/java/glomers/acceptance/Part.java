package glomers.acceptance;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * A part of the workbook: a directory with the script that runs it.
 *
 * @param directory the absolute path of the directory, such as {@code part-3a}
 */
record Part(Path directory) {
  static final Path HOME = Path.of("..").toAbsolutePath().normalize();

  private static final String PREFIX = "part-";

  /** All parts. A new part is found by its directory's name, and tested. */
  static List<Part> all() throws IOException {
    try (Stream<Path> files = Files.list(HOME)) {
      return files
          .filter(file -> file.getFileName().toString().startsWith(PREFIX))
          .sorted()
          .map(Part::new)
          .toList();
    }
  }

  /** The part's challenge, such as {@code 3a}. */
  String name() {
    return directoryName().substring(PREFIX.length());
  }

  String directoryName() {
    return directory.getFileName().toString();
  }

  /** The file for Maelstrom's flag {@code --bin}. */
  Path script() {
    return directory.resolve("node");
  }

  @Override
  public String toString() {
    return name();
  }
}
