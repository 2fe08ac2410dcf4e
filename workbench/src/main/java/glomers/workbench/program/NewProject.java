package glomers.workbench.program;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * Makes a project for a program of one's own: a directory with the program, a test, a {@code
 * pom.xml}, a script {@code node} and a {@code README.md}. Its templates are resources of this
 * package. It refers to the workbook by its path, and to nothing else outside of a built workbook's
 * Maven repository.
 */
public final class NewProject {
  private static final String CLASS = "broadcast.BroadcastNode";

  private final String challenge;
  private final Path directory;
  private final Path workbook;

  /**
   * @param challenge 3a, 3b or 3c
   * @param directory where it is made; it must not exist or be empty
   * @param workbook the directory of the workbook
   */
  public NewProject(String challenge, Path directory, Path workbook) {
    this.challenge = challenge;
    this.directory = directory;
    this.workbook = workbook.toAbsolutePath().normalize();
  }

  /**
   * Makes the project with an unfinished program.
   *
   * @return the files, relative to the directory
   * @throws ProgramException if the directory is not empty or can't be written; no file that was
   *     there is changed
   */
  public List<Path> make() throws ProgramException {
    return write(CLASS, Map.of(JavaProject.source(CLASS), template(challenge + ".java")));
  }

  /**
   * Makes the project with a copy of another project's program.
   *
   * @return the files, relative to the directory
   * @throws ProgramException as for {@link #make}, or if the other program can't be compiled and
   *     run as a process
   */
  public List<Path> makeFrom(JavaProject other) throws ProgramException {
    Compilation compilation = ProgramCompiler.ofThisJdk().compile(other);
    if (compilation instanceof Compilation.Failed failed) {
      throw new ProgramException(
          other.directory() + " does not compile:\n" + failed.errors().get(0).text());
    }
    LoadedProgram program = LoadedProgram.load((Compilation.Compiled) compilation);
    ProgramProcess.requireMain(program);
    Map<Path, String> sources = new LinkedHashMap<>();
    for (SourceFile source : other.read()) {
      sources.put(other.relative(source.path()), source.text());
    }
    return write(program.className(), sources);
  }

  private List<Path> write(String className, Map<Path, String> sources) throws ProgramException {
    requireEmpty();
    Map<String, String> values = values(className);
    Map<Path, String> files = new LinkedHashMap<>(sources);
    files.put(
        Path.of("src", "test", "java").resolve(className.replace('.', '/') + "Test.java"),
        fill(
            "Test.java", mapped(values, text -> text.replace("\\", "\\\\").replace("\"", "\\\""))));
    files.put(Path.of("pom.xml"), fill("pom.xml", escaped(values)));
    files.put(Path.of("node"), fill("node", quoted(values)));
    files.put(Path.of("README.md"), fill("README.md", values));
    files.put(Path.of(".gitignore"), template("gitignore"));
    try {
      for (Map.Entry<Path, String> file : files.entrySet()) {
        Path path = directory.resolve(file.getKey());
        Files.createDirectories(path.getParent());
        Files.writeString(path, file.getValue());
      }
      Files.setPosixFilePermissions(
          directory.resolve("node"), PosixFilePermissions.fromString("rwxr-xr-x"));
    } catch (IOException e) {
      throw new ProgramException(directory + " can't be written: " + e);
    }
    return List.copyOf(files.keySet());
  }

  private void requireEmpty() throws ProgramException {
    if (Files.exists(directory) && !Files.isDirectory(directory)) {
      throw new ProgramException(directory + " is a file");
    }
    try (Stream<Path> entries =
        Files.exists(directory) ? Files.list(directory) : Stream.<Path>empty()) {
      Optional<Path> entry = entries.sorted().findFirst();
      if (entry.isPresent()) {
        throw new ProgramException(
            directory
                + " is not empty: it contains "
                + entry.get().getFileName()
                + ". Nothing is overwritten: name a directory that does not exist");
      }
    } catch (IOException e) {
      throw new ProgramException(directory + " can't be read: " + e);
    }
  }

  private Map<String, String> values(String className) {
    String directoryName = directory.toAbsolutePath().normalize().toString();
    int dot = className.lastIndexOf('.');
    Map<String, String> values = new LinkedHashMap<>();
    values.put("challenge", challenge);
    values.put("directory", word(directoryName));
    values.put("workbook", workbook.toString());
    values.put("artifact", new JavaProject(directory).name().replaceAll("[^A-Za-z0-9_.-]", "-"));
    values.put("java", Integer.toString(Runtime.version().feature()));
    values.put("class", className);
    values.put("simpleClass", className.substring(dot + 1));
    values.put("packageLine", dot < 0 ? "" : "package " + className.substring(0, dot) + ";\n\n");
    values.put("source", JavaProject.source(className).toString());
    values.put("nextStep", nextStep(word(directoryName)));
    return values;
  }

  private String nextStep(String directoryName) {
    String next = Map.of("3a", "3b", "3b", "3c").getOrDefault(challenge, "");
    return next.isEmpty()
        ? ""
        : "\nThe next challenge, beginning with this program: `./glomers new "
            + next
            + " DIRECTORY --from "
            + directoryName
            + "`.\n";
  }

  private static Map<String, String> escaped(Map<String, String> values) {
    return mapped(values, text -> text.replace("&", "&amp;").replace("<", "&lt;"));
  }

  private static Map<String, String> quoted(Map<String, String> values) {
    return mapped(values, NewProject::word);
  }

  /** A word for a shell. */
  private static String word(String text) {
    return text.matches("[A-Za-z0-9_./-]+") ? text : "'" + text.replace("'", "'\\''") + "'";
  }

  private static Map<String, String> mapped(
      Map<String, String> values, UnaryOperator<String> change) {
    Map<String, String> mapped = new LinkedHashMap<>();
    values.forEach((name, value) -> mapped.put(name, change.apply(value)));
    return mapped;
  }

  private static String fill(String template, Map<String, String> values) {
    String text = template(template);
    for (Map.Entry<String, String> value : values.entrySet()) {
      text = text.replace("{{" + value.getKey() + "}}", value.getValue());
    }
    return text;
  }

  private static String template(String name) {
    try (InputStream in = NewProject.class.getResourceAsStream(name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
