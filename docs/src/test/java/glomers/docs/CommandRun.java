package glomers.docs;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The result of a run of {@code glomers} with every part on its class path, as the launcher starts
 * it.
 *
 * @param output STDOUT and STDERR, interleaved
 */
public record CommandRun(int status, String output) {

  /**
   * Runs the command.
   *
   * @param directory its working directory
   */
  public static CommandRun of(Path directory, String... arguments)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC")); // for short runs
    command.addAll(List.of("-Dstdout.encoding=UTF-8", "-Dsun.stdout.encoding=UTF-8"));
    command.add("-Dglomers.home=" + PagesTest.HOME);
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.add("glomers.workbench.cli.Glomers");
    command.addAll(List.of(arguments));
    Path out = Files.createTempFile(directory, "out", ".txt");
    int status =
        new ProcessBuilder(command)
            .directory(directory.toFile())
            .redirectErrorStream(true)
            .redirectOutput(out.toFile())
            .start()
            .waitFor();
    return new CommandRun(status, Files.readString(out, StandardCharsets.UTF_8));
  }
}
