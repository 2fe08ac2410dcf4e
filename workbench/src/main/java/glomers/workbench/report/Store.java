package glomers.workbench.report;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The directory of one test: {@code store/<name>/<time>/}. Once the test has ended, three symbolic
 * links lead to it: {@code store/<name>/latest}, {@code store/latest}, and, as in Maelstrom, {@code
 * store/<workload>/latest}.
 */
public final class Store {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss.SSS'Z'");

  /** Maelstrom's name for all these tests. */
  private static final String WORKLOAD = "broadcast";

  private final Path root;
  private final Path directory;

  private Store(Path root, Path directory) {
    this.root = root;
    this.directory = directory;
  }

  /**
   * Creates the directory.
   *
   * @throws IOException if that fails; its message is fit for the user
   */
  public static Store create(Path root, String name) throws IOException {
    Path directory = createDirectory(root, name);
    try {
      Files.createDirectory(directory.resolve("node-logs"));
    } catch (IOException e) {
      throw unwritable(root, e);
    }
    return new Store(root, directory);
  }

  /**
   * Creates the directory of a comparison: {@code store/comparison/<time>/}, with the link {@code
   * store/comparison/latest}.
   *
   * @return the file of the page in it
   * @throws IOException if that fails; its message is fit for the user
   */
  public static Path createComparison(Path root) throws IOException {
    Path directory = createDirectory(root, "comparison");
    link(directory.resolveSibling("latest"), directory.getFileName());
    return directory.resolve("comparison.html");
  }

  private static Path createDirectory(Path root, String name) throws IOException {
    Path parent = root.resolve(name);
    try {
      Files.createDirectories(parent);
      String time = TIME.format(ZonedDateTime.now(ZoneOffset.UTC));
      return Files.createDirectory(free(parent, time));
    } catch (IOException e) {
      throw unwritable(root, e);
    }
  }

  private static IOException unwritable(Path root, IOException e) {
    return new IOException(
        "the store " + root + " can't be written: " + why(root, e) + ". --store DIR is another.",
        e);
  }

  public Path directory() {
    return directory;
  }

  /** Makes the links point to this test, when it has ended. */
  public void makeLatest() {
    link(directory.resolveSibling("latest"), directory.getFileName());
    link(root.resolve("latest"), root.relativize(directory));
    Path ofWorkload = root.resolve(WORKLOAD);
    link(ofWorkload.resolve("latest"), ofWorkload.relativize(directory));
  }

  /** Deletes the directory, if the test could not start. */
  public void discard() throws IOException {
    try (Stream<Path> files = Files.walk(directory)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }

  /** The directory of the nodes' STDERR. */
  public Path nodeLogs() {
    return directory.resolve("node-logs");
  }

  /** The file of the history. */
  public Path history() {
    return directory.resolve("history.jsonl");
  }

  /** The file of messages and their fates. */
  public Path messages() {
    return directory.resolve("messages.jsonl");
  }

  /** The picture of how a value spread. */
  public Path picture() {
    return directory.resolve("messages.svg");
  }

  /** The picture of how a value spread in the smallest failing scenario. */
  public Path shrunkPicture() {
    return directory.resolve("shrunk-messages.svg");
  }

  /** The page that shows the run. */
  public Path report() {
    return directory.resolve("report.html");
  }

  /** The page that shows the run of the smallest failing scenario. */
  public Path shrunkReport() {
    return directory.resolve("shrunk.html");
  }

  /** The page that shows a failing schedule of an exhaustive exploration. */
  public Path counterexample() {
    return directory.resolve("counterexample.html");
  }

  /** The file of the smallest failing scenario. */
  public Path shrunk() {
    return directory.resolve("shrunk.json");
  }

  /** The file of the messages of that scenario and their fates. */
  public Path shrunkMessages() {
    return directory.resolve("shrunk-messages.jsonl");
  }

  /** Writes a results map, as {@code results.json} and as {@code results.edn}. */
  public void writeResults(Map<String, Object> results) throws IOException {
    Files.writeString(directory.resolve("results.json"), Results.json(results) + "\n");
    Files.writeString(directory.resolve("results.edn"), EdnPrinter.print(results) + "\n");
  }

  private static String why(Path root, IOException e) {
    Path there = root.toAbsolutePath().normalize();
    while (there.getParent() != null && !Files.exists(there)) {
      there = there.getParent();
    }
    if (!Files.isDirectory(there)) {
      return there + " is a file";
    }
    if (!Files.isWritable(there)) {
      return "you have no permission to write to " + there;
    }
    boolean said = e instanceof FileSystemException system && system.getReason() != null;
    return said ? ((FileSystemException) e).getReason() : there + " takes no directory";
  }

  private static Path free(Path parent, String time) {
    Path directory = parent.resolve(time);
    for (int i = 1; Files.exists(directory); i++) {
      directory = parent.resolve(time + "-" + i);
    }
    return directory;
  }

  private static void link(Path link, Path target) {
    try {
      Files.createDirectories(link.getParent());
      Path fresh = link.resolveSibling(link.getFileName() + "." + ProcessHandle.current().pid());
      Files.deleteIfExists(fresh);
      Files.createSymbolicLink(fresh, target);
      Files.move(fresh, link, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException | UnsupportedOperationException e) {
      // A file system without links: the last lines of the output name the directory.
    }
  }
}
