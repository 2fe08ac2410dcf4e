package glomers.acceptance;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** A node as a user runs it: a command, in a real process. */
final class NodeProcess {
  static final String INIT =
      """
      {"src":"c0","dest":"n0","body":{"type":"init","msg_id":1,"node_id":"n0","node_ids":["n0"]}}
      """;
  static final String INIT_OK =
      """
      {"src":"n0","dest":"c0","body":{"type":"init_ok","in_reply_to":1}}""";

  private static final long TIMEOUT_SECONDS = 60;

  private NodeProcess() {}

  /** The result of a process: its exit status and its output. */
  record Outcome(int status, List<String> out, String err) {}

  /**
   * Runs a command: writes its input, closes the input when all replies have come, and waits for
   * its end. If the input were closed earlier, a node on a slow machine would not send its last
   * replies.
   *
   * @param dir its working directory
   * @param environment variables to add to the environment of this process
   * @param answers number of lines of its replies
   */
  static Outcome run(
      Path dir, Map<String, String> environment, byte[] input, int answers, String... command)
      throws IOException, InterruptedException {
    Path err = Files.createTempFile("node-process", ".err");
    ProcessBuilder builder =
        new ProcessBuilder(command).directory(dir.toFile()).redirectError(err.toFile());
    builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
    builder.environment().putAll(environment);
    Process process = builder.start();
    CompletableFuture.runAsync(
        process::destroyForcibly,
        CompletableFuture.delayedExecutor(TIMEOUT_SECONDS, TimeUnit.SECONDS));
    try {
      BufferedReader reader = process.inputReader(StandardCharsets.UTF_8);
      List<String> out = new ArrayList<>();
      try (OutputStream in = process.getOutputStream()) {
        in.write(input);
        in.flush();
        reader.lines().limit(answers).forEach(out::add);
      } catch (IOException e) {
        // The process has ended without reading its input: its status and STDERR give the reason.
      }
      reader.lines().forEach(out::add);
      return new Outcome(process.waitFor(), out, Files.readString(err));
    } finally {
      process.destroyForcibly();
      Files.delete(err);
    }
  }
}
