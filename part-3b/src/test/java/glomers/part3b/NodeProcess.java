package glomers.part3b;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** This part as a user runs it: its script, in a real process. */
final class NodeProcess {
  static final Path PART = Path.of(System.getProperty("basedir", "")).toAbsolutePath();
  static final Path SCRIPT = PART.resolve("node");

  static final String INIT =
      """
      {"src":"c0","dest":"n0","body":{"type":"init","msg_id":1,"node_id":"n0","node_ids":["n0"]}}
      """;
  static final String INIT_OK =
      """
      {"src":"n0","dest":"c0","body":{"type":"init_ok","in_reply_to":1}}""";

  private static final long PATIENCE_SECONDS = 60;

  private NodeProcess() {}

  /** What became of a process: its exit status, and what it wrote. */
  record Outcome(int status, List<String> out, String err) {}

  /**
   * Runs a command to the end of its input.
   *
   * @param dir its working directory
   * @param environment what to add to that of this process
   */
  static Outcome run(Path dir, Map<String, String> environment, byte[] input, String... command)
      throws IOException, InterruptedException {
    Path files = Files.createTempDirectory("node-process");
    Path in = Files.write(files.resolve("in"), input);
    Path out = files.resolve("out");
    Path err = files.resolve("err");
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(dir.toFile())
            .redirectInput(in.toFile())
            .redirectOutput(out.toFile())
            .redirectError(err.toFile());
    builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
    builder.environment().putAll(environment);
    Process process = builder.start();
    try {
      if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        throw new AssertionError("still running: " + Files.readString(err));
      }
      return new Outcome(process.exitValue(), Files.readAllLines(out), Files.readString(err));
    } finally {
      process.destroyForcibly();
      for (Path file : List.of(in, out, err, files)) {
        Files.delete(file);
      }
    }
  }
}
