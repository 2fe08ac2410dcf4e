package glomers.workbench.lines;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** Runs a line program on STDIN and STDOUT. */
public final class LineProcess {
  private LineProcess() {}

  /**
   * Runs a program until its input ends. Its events run one at a time, so the program needs no
   * lock.
   */
  public static void run(LineProgram program) throws IOException {
    Object turn = new Object();
    LineProgram.Environment environment =
        new LineProgram.Environment() {
          @Override
          public void write(String text) {
            System.out.print(text);
            System.out.flush();
          }

          @Override
          public void later(long millis, Runnable task) {
            CompletableFuture.delayedExecutor(millis, TimeUnit.MILLISECONDS)
                .execute(
                    () -> {
                      synchronized (turn) {
                        task.run();
                      }
                    });
          }
        };
    BufferedReader in =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    for (String line = in.readLine(); line != null; line = in.readLine()) {
      synchronized (turn) {
        program.receive(line, environment);
      }
    }
  }

  /** The command that runs a class of the tests in a JVM that starts quickly. */
  public static List<String> command(Class<?> main, String... args) {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path"),
                main.getName()));
    command.addAll(List.of(args));
    return command;
  }
}
