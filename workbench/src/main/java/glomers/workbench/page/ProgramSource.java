package glomers.workbench.page;

import glomers.workbench.cluster.SystemUnderTest;
import glomers.workbench.program.JavaProject;
import glomers.workbench.program.ProgramException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The source of a program: of a Java program its files without those that only start it, of another
 * executable its own text. Immutable.
 *
 * @param name the name of the file, after that of its project
 * @param lines all lines; of several files, one after the other, each after a line with its name
 */
record ProgramSource(String name, List<String> lines) {
  /** The longest file that is shown, in bytes. */
  private static final long MAX_BYTES = 256 << 10;

  /** Further lines are left out. */
  private static final int MAX_LINES = 1500;

  ProgramSource {
    lines = List.copyOf(lines);
  }

  /** Finds the source; empty if there is none, or if it is no text. */
  static Optional<ProgramSource> of(SystemUnderTest.Origin origin) throws IOException {
    if (origin instanceof SystemUnderTest.FromSource program) {
      return ofProject(program.directory());
    }
    if (origin instanceof SystemUnderTest.Part part) {
      return ofProject(part.executable().getParent());
    }
    Path file = ((SystemUnderTest.Executable) origin).executable();
    return Files.isDirectory(file.resolveSibling("src/main/java"))
        ? ofProject(file.getParent())
        : text(file).map(lines -> new ProgramSource(file.getFileName().toString(), cut(lines)));
  }

  private static Optional<ProgramSource> ofProject(Path directory) throws IOException {
    try {
      JavaProject project = JavaProject.of(directory);
      List<Path> files = logic(project.files());
      List<String> lines = new ArrayList<>();
      for (Path file : files) {
        if (files.size() > 1) {
          lines.add("// " + file.getFileName());
        }
        text(file).ifPresent(lines::addAll);
      }
      String named = files.size() == 1 ? files.get(0).getFileName().toString() : "*.java";
      return Optional.of(new ProgramSource(project.name() + ": " + named, cut(lines)));
    } catch (ProgramException e) {
      return Optional.empty();
    }
  }

  /** The files without those that have a main method, unless all have one. */
  private static List<Path> logic(List<Path> files) throws IOException {
    List<Path> logic = new ArrayList<>();
    for (Path file : files) {
      Optional<List<String>> lines = text(file);
      if (lines.isPresent() && lines.get().stream().noneMatch(line -> line.contains(" main("))) {
        logic.add(file);
      }
    }
    return logic.isEmpty() ? files : logic;
  }

  /** Whether two sources are in the same language, as far as the names of the files tell. */
  boolean isInLanguageOf(ProgramSource other) {
    return language().equals(other.language());
  }

  private String language() {
    return name.substring(name.lastIndexOf('.') + 1);
  }

  private static Optional<List<String>> text(Path file) throws IOException {
    if (!Files.isRegularFile(file) || Files.size(file) > MAX_BYTES) {
      return Optional.empty();
    }
    String text = new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
    return text.indexOf('\0') >= 0 ? Optional.empty() : Optional.of(text.lines().toList());
  }

  private static List<String> cut(List<String> lines) {
    if (lines.size() <= MAX_LINES) {
      return lines;
    }
    List<String> first = new ArrayList<>(lines.subList(0, MAX_LINES));
    first.add("… " + (lines.size() - MAX_LINES) + " more lines");
    return first;
  }
}
