package glomers.workbench.program;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** The result of compiling a program. Immutable. */
public sealed interface Compilation {

  /**
   * The source has errors.
   *
   * @param errors at least one, in the order of the compiler
   */
  record Failed(List<SourceProblem> errors) implements Compilation {
    public Failed {
      errors = List.copyOf(errors);
    }
  }

  /**
   * The classes of a program.
   *
   * @param project the source
   * @param classes the class files by the binary names of the classes
   * @param notSimulated what the program does that a simulation does not offer, such as threads;
   *     empty if it can be simulated
   */
  record Compiled(
      JavaProject project, SortedMap<String, byte[]> classes, List<SourceProblem> notSimulated)
      implements Compilation {
    public Compiled {
      classes = new TreeMap<>(classes);
      notSimulated = List.copyOf(notSimulated);
    }

    /**
     * Writes the class files to a directory, and deletes class files of other classes from it.
     *
     * @throws ProgramException if they can't be written
     */
    public void write(Path directory) throws ProgramException {
      try {
        Files.createDirectories(directory);
        List<Path> wanted = classes.keySet().stream().map(name -> file(directory, name)).toList();
        try (var files = Files.walk(directory)) {
          for (Path file : files.filter(f -> f.toString().endsWith(".class")).toList()) {
            if (!wanted.contains(file)) {
              Files.delete(file);
            }
          }
        }
        for (Map.Entry<String, byte[]> entry : classes.entrySet()) {
          Path file = file(directory, entry.getKey());
          Files.createDirectories(file.getParent());
          Files.write(file, entry.getValue());
        }
      } catch (IOException e) {
        throw new ProgramException("the classes can't be written to " + directory + ": " + e);
      }
    }

    private static Path file(Path directory, String name) {
      return directory.resolve(name.replace('.', '/') + ".class");
    }
  }
}
