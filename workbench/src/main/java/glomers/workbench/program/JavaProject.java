package glomers.workbench.program;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A directory with the source of a Java program: in {@code src/main/java}, as Maven and IDEs have
 * it, or else the files {@code *.java} in the directory itself. Immutable.
 *
 * @param directory the directory, as the user named it
 */
public record JavaProject(Path directory) {
  private static final String SOURCES = "src/main/java";

  /**
   * The project in a directory.
   *
   * @throws ProgramException if the directory does not exist or contains no Java source
   */
  public static JavaProject of(Path directory) throws ProgramException {
    if (Files.notExists(directory)) {
      throw new ProgramException(directory + " does not exist");
    }
    if (!Files.isDirectory(directory)) {
      throw new ProgramException(
          directory + " is a file: name the directory of the program, with its source in it");
    }
    JavaProject project = new JavaProject(directory);
    project.files();
    return project;
  }

  /** The program's name: that of the directory. */
  public String name() {
    Path name = directory.toAbsolutePath().normalize().getFileName();
    return name == null ? "program" : name.toString();
  }

  /** The file of a class, relative to a project's directory. */
  static Path source(String className) {
    return Path.of(SOURCES).resolve(className.replace('.', '/') + ".java");
  }

  /** The place of a source file in a project with {@code src/main/java}, relative to it. */
  Path relative(Path file) {
    Path sources = directory.resolve(SOURCES);
    return file.startsWith(sources)
        ? directory.relativize(file)
        : Path.of(SOURCES).resolve(file.getFileName());
  }

  /**
   * The challenge that the program is for, such as {@code 3a}: the property {@code challenge} of
   * its {@code pom.xml}. Empty if there is none.
   */
  public Optional<String> challenge() {
    try {
      String pom = Files.readString(directory.resolve("pom.xml"));
      return Pattern.compile("<challenge>\\s*(\\w+)\\s*</challenge>")
          .matcher(pom)
          .results()
          .map(found -> found.group(1))
          .findFirst();
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  /** Where the compiled classes are, as for Maven: {@code target/classes}. */
  public Path classes() {
    return directory.resolve("target").resolve("classes");
  }

  /**
   * The names of the source files, sorted. A {@code module-info.java} is left out: the program is
   * compiled on the class path.
   *
   * @throws ProgramException if the directory can't be read or there are none
   */
  public List<Path> files() throws ProgramException {
    Path sources = directory.resolve(SOURCES);
    List<Path> found = Files.isDirectory(sources) ? find(sources, Integer.MAX_VALUE) : List.of();
    if (found.isEmpty()) {
      found = find(directory, 1);
    }
    if (found.isEmpty()) {
      throw new ProgramException(
          "there is no Java source in " + sources + ", nor a file *.java in " + directory);
    }
    return found;
  }

  /**
   * Reads the source files.
   *
   * @throws ProgramException if a file can't be read
   */
  public List<SourceFile> read() throws ProgramException {
    List<SourceFile> sources = new ArrayList<>();
    for (Path file : files()) {
      try {
        sources.add(new SourceFile(file, Files.readString(file)));
      } catch (CharacterCodingException e) {
        throw new ProgramException(file + " is not text in UTF-8");
      } catch (IOException e) {
        throw new ProgramException(file + " can't be read: " + e.getMessage());
      }
    }
    return List.copyOf(sources);
  }

  private static List<Path> find(Path directory, int depth) throws ProgramException {
    try (Stream<Path> files = Files.walk(directory, depth)) {
      return files
          .filter(file -> file.toString().endsWith(".java") && Files.isRegularFile(file))
          .filter(file -> !file.endsWith("module-info.java"))
          .sorted()
          .toList();
    } catch (IOException | UncheckedIOException e) {
      throw new ProgramException(directory + " can't be read: " + e.getMessage());
    }
  }
}
