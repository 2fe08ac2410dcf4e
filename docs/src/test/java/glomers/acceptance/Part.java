package glomers.acceptance;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * A part of the workbook as a user has it: a directory with the script that runs it.
 *
 * @param directory such as {@code part-3a}, absolute
 */
record Part(Path directory) {
  static final Path HOME = Path.of("..").toAbsolutePath().normalize();

  private static final String PREFIX = "part-";

  /** Every part that there is: a new one is tested without being named anywhere. */
  static List<Part> all() throws IOException {
    try (Stream<Path> files = Files.list(HOME)) {
      return files
          .filter(file -> file.getFileName().toString().startsWith(PREFIX))
          .sorted()
          .map(Part::new)
          .toList();
    }
  }

  /** Its challenge, such as {@code 3a}. */
  String name() {
    return directoryName().substring(PREFIX.length());
  }

  String directoryName() {
    return directory.getFileName().toString();
  }

  /** What Maelstrom's {@code --bin} takes. */
  Path script() {
    return directory.resolve("node");
  }

  @Override
  public String toString() {
    return name();
  }
}
