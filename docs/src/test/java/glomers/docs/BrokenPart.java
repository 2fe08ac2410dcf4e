package glomers.docs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.ToolProvider;

/**
 * A part that is broken as a section of its page describes: the blocks of the kind {@code diff} in
 * a section whose heading begins with "Break it" remove lines, and add others.
 */
final class BrokenPart {
  private static final String SECTION = "Break it";

  private BrokenPart() {}

  /**
   * Compiles the broken part of a block's section, if that section breaks a part.
   *
   * @param classes the output directory of the classes
   */
  static Optional<Path> of(Fence fence, Path classes) throws IOException {
    List<Fence> diffs =
        diffs(fence.page()).stream()
            .filter(diff -> diff.section().equals(fence.section()))
            .toList();
    return diffs.isEmpty() ? Optional.empty() : Optional.of(compile(diffs, classes));
  }

  /** The blocks of a page that break its part. */
  static List<Fence> diffs(Page page) {
    return Fence.of(page).stream()
        .filter(fence -> fence.info().equals("diff") && fence.section().startsWith(SECTION))
        .toList();
  }

  /**
   * A sentence for each block of a page that does not fit the part, with the place of its first
   * line that the part does not have.
   */
  static List<String> problems(Page page) throws IOException {
    List<String> problems = new ArrayList<>();
    for (Fence diff : diffs(page)) {
      Path file = source(page.path());
      String source = Files.readString(file);
      if (!source.contains(lines(diff, "-"))) {
        List<String> known = source.lines().toList();
        List<String> lines = diff.text().lines().toList();
        int index = 0;
        while (index < lines.size() - 1
            && (lines.get(index).startsWith("+")
                || known.contains(lines.get(index).replaceFirst("^[ -]", "")))) {
          index++;
        }
        problems.add(
            "%s: %s does not have \"%s\""
                .formatted(
                    diff.place(index), PagesTest.HOME.relativize(file), lines.get(index).strip()));
      }
    }
    return problems;
  }

  private static Path compile(List<Fence> diffs, Path classes) throws IOException {
    Page page = diffs.get(0).page();
    if (!problems(page).isEmpty()) {
      throw new AssertionError(problems(page));
    }
    Path source = source(page.path());
    String broken = Files.readString(source);
    for (Fence diff : diffs) {
      broken = broken.replace(lines(diff, "-"), lines(diff, "+"));
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
      throw new AssertionError(
          diffs.get(0).place(0) + ": the part does not compile when it is broken like this");
    }
    return classes;
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
  static Path source(Path page) throws IOException {
    String part = page.getFileName().toString().replace(".md", "");
    try (Stream<Path> files = Files.walk(PagesTest.HOME.resolve(part).resolve("src/main/java"))) {
      return files
          .filter(file -> file.toString().endsWith("Broadcast.java"))
          .findFirst()
          .orElseThrow();
    }
  }
}
