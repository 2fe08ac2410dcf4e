package glomers.workbench.cluster;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Checks whether a file can be started as a program, without starting it. Thread-safe. */
public final class ProgramFile {
  /** How many bytes of a script's first line Linux reads. */
  private static final int MAX_FIRST_LINE = 256;

  private ProgramFile() {}

  /**
   * Why a file can't be started.
   *
   * @return a description with what to do about it; empty if no problem was found
   */
  public static Optional<String> problem(Path program) {
    if (!Files.exists(program)) {
      return Optional.of(program + " does not exist");
    }
    if (Files.isDirectory(program)) {
      return Optional.of(program + " is a directory, and no program");
    }
    if (!Files.isExecutable(program)) {
      return Optional.of(program + " is not executable: chmod +x makes it so");
    }
    return interpreterProblem(firstLine(program)).map(problem -> program + ": " + problem);
  }

  /** Describes why a command could not be started. */
  public static String whyNotStartable(List<String> command, IOException e) {
    return problem(Path.of(command.get(0)))
        .orElse(command.get(0) + " can't be started: " + e.getMessage());
  }

  private static Optional<String> interpreterProblem(String firstLine) {
    if (!firstLine.startsWith("#!")) {
      return Optional.empty();
    }
    if (firstLine.endsWith("\r")) {
      return Optional.of(
          "its first line ends with a carriage return, as on Windows: sed -i 's/\\r$//' mends it");
    }
    List<String> words =
        Stream.of(firstLine.substring(2).strip().split("\\s+")).filter(w -> !w.isEmpty()).toList();
    if (words.isEmpty()) {
      return Optional.of("its first line names no interpreter after #!");
    }
    if (!isProgram(words.get(0))) {
      return Optional.of("its first line names an interpreter that is not there: " + words.get(0));
    }
    boolean byPath = words.get(0).endsWith("/env") && words.size() > 1;
    if (byPath && words.get(1).matches("[^-=][^=]*") && !isOnPath(words.get(1))) {
      return Optional.of(
          "its first line names an interpreter that is not on the PATH: " + words.get(1));
    }
    return Optional.empty();
  }

  private static boolean isOnPath(String name) {
    if (name.contains("/")) {
      return isProgram(name);
    }
    return Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
        .anyMatch(directory -> isProgram(directory + "/" + name));
  }

  private static boolean isProgram(String name) {
    try {
      return Files.isRegularFile(Path.of(name)) && Files.isExecutable(Path.of(name));
    } catch (InvalidPathException e) {
      return false;
    }
  }

  /**
   * The first line, or its beginning; an empty string if the file is executable but not readable.
   */
  private static String firstLine(Path file) {
    try (InputStream in = Files.newInputStream(file)) {
      String start = new String(in.readNBytes(MAX_FIRST_LINE), StandardCharsets.ISO_8859_1);
      int end = start.indexOf('\n');
      return end < 0 ? start : start.substring(0, end);
    } catch (IOException e) {
      return "";
    }
  }
}
