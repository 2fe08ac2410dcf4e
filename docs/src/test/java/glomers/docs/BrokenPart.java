package glomers.docs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.ToolProvider;

/**
 * A part that is broken as its page describes: a block of the kind {@code diff} removes lines, and
 * adds others.
 */
final class BrokenPart {
  static final String SECTION = "Break it";

  private BrokenPart() {}

  /**
   * Compiles the broken part of a block's section, if that section breaks a part.
   *
   * @param classes the output directory of the classes
   */
  static Optional<Path> of(Fence fence, Path classes) throws IOException {
    return fence.section().equals(SECTION)
        ? Optional.of(compile(fence.page(), classes))
        : Optional.empty();
  }

  private static Path compile(Path page, Path classes) throws IOException {
    Path source = source(page);
    String broken = Files.readString(source);
    for (Fence diff : diffs(page)) {
      String before = lines(diff, "-");
      if (!broken.contains(before)) {
        throw new AssertionError(source + " does not have what " + page + " breaks:\n" + before);
      }
      broken = broken.replace(before, lines(diff, "+"));
    }
    Path copy = Files.createDirectories(classes).resolve(source.getFileName());
    Files.writeString(copy, broken);
    String[] words = {
      "-nowarn",
      "-cp",
      System.getProperty("java.class.path"),
      "-d",
      classes.toString(),
      copy.toString()
    };
    if (ToolProvider.getSystemJavaCompiler().run(null, null, null, words) != 0) {
      throw new AssertionError(source + " does not compile when it is broken as " + page + " says");
    }
    return classes;
  }

  private static List<Fence> diffs(Path page) throws IOException {
    return Fence.of(page).stream().filter(fence -> fence.info().equals("diff")).toList();
  }

  /** The unchanged lines of a diff, and those with a sign. */
  private static String lines(Fence diff, String sign) {
    return diff.text()
        .lines()
        .filter(line -> line.startsWith(" ") || line.startsWith(sign))
        .map(line -> line.substring(1) + "\n")
        .collect(Collectors.joining());
  }

  /** The program of the part that a page is about. */
  private static Path source(Path page) throws IOException {
    String part = page.getFileName().toString().replace(".md", "");
    try (Stream<Path> files = Files.walk(PagesTest.HOME.resolve(part).resolve("src/main/java"))) {
      return files
          .filter(file -> file.toString().endsWith("Broadcast.java"))
          .findFirst()
          .orElseThrow();
    }
  }
}
