package glomers.workbench.bench;

import glomers.workbench.bench.Children.Child;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * JVMs to measure programs against: the {@code java} that the parts' scripts find, with the flags
 * that they give it.
 */
public final class Jvm {
  /** What the parts' scripts make of a JVM: a small one, that compiles quickly and only once. */
  public static final List<String> FLAGS =
      List.of(
          "-XX:+UseSerialGC", "-Xms32m", "-Xmn4m", "-XX:TieredStopAtLevel=1", "-XX:-UsePerfData");

  private final Children children;
  private final String java = java();
  private final Path bare;

  /** Lays out a directory with nothing but the smallest program. */
  Jvm(Children children) {
    this.children = children;
    bare = children.directory().resolve("bare");
    String file = BareJvm.class.getName().replace('.', '/') + ".class";
    try (var in = BareJvm.class.getResourceAsStream("/" + file)) {
      Files.createDirectories(bare.resolve(file).getParent());
      Files.write(bare.resolve(file), in.readAllBytes());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The executable. */
  static String java() {
    String home = System.getenv().getOrDefault("JAVA_HOME", "");
    return home.isEmpty() ? "java" : Path.of(home, "bin", "java").toString();
  }

  /** What the executable says that it is, in a line. */
  String version() throws IOException, InterruptedException {
    return run(List.of(java, "-Xinternalversion"), "", "a version").line;
  }

  /** From the start of a JVM that reads a byte and prints a line to that line, in nanoseconds. */
  long bareNanos() throws IOException, InterruptedException {
    return run(command(bare.toString(), BareJvm.class), "x\n", "a line").nanos;
  }

  /**
   * What the parts' codec does alone, in one thread of a new JVM.
   *
   * @param count how many broadcasts
   * @return how long the first so many took, and the next, in seconds
   */
  double[] codecSeconds(int count) throws IOException, InterruptedException {
    String[] words = run(own(CodecLoop.class, count), "", "two numbers").line.split(" ");
    return new double[] {Long.parseLong(words[0]) / 1e9, Long.parseLong(words[1]) / 1e9};
  }

  /** How long it takes a new JVM, once it is warm, to format so many numbers, in milliseconds. */
  double formattingMillis(int count) throws IOException, InterruptedException {
    return Long.parseLong(run(own(Formatting.class, count), "", "a number").line) / 1e6;
  }

  private List<String> own(Class<?> main, int count) {
    List<String> command = command(System.getProperty("java.class.path"), main);
    command.add(Integer.toString(count));
    return command;
  }

  private List<String> command(String classPath, Class<?> main) {
    List<String> command = new ArrayList<>(List.of(java));
    command.addAll(FLAGS);
    command.addAll(List.of("-cp", classPath, main.getName()));
    return command;
  }

  /**
   * What a JVM said.
   *
   * @param nanos from its start
   */
  private record Answer(String line, long nanos) {}

  private Answer run(List<String> command, String input, String due)
      throws IOException, InterruptedException {
    long begin = System.nanoTime();
    Child child = children.start(command);
    try {
      child.process().getOutputStream().write(input.getBytes(StandardCharsets.US_ASCII));
      child.process().getOutputStream().flush();
      BufferedReader out =
          new BufferedReader(
              new InputStreamReader(child.process().getInputStream(), StandardCharsets.UTF_8));
      String line = out.readLine();
      long nanos = System.nanoTime() - begin;
      if (line == null) {
        String why = Files.readString(child.log(), StandardCharsets.ISO_8859_1).strip();
        throw new IOException(
            command.get(0) + " printed nothing where " + due + " was due: " + why);
      }
      return new Answer(line, nanos);
    } finally {
      children.kill(child.process());
    }
  }
}
