package glomers.workbench.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The result of a run of the command line in a process of its own. */
record CommandLineRun(int status, String out, String err) {

  /**
   * Runs it.
   *
   * @param directory its working directory, which is also the workbook's home; files with STDOUT
   *     and STDERR are written there
   * @param environment the environment variables, besides PATH
   */
  static CommandLineRun of(Path directory, Map<String, String> environment, String... args)
      throws IOException, InterruptedException {
    return of(directory, environment, List.of(), args);
  }

  /** The same with options of the JVM. */
  static CommandLineRun of(
      Path directory, Map<String, String> environment, List<String> jvmOptions, String... args)
      throws IOException, InterruptedException {
    Path out = directory.resolve("stdout");
    Path err = directory.resolve("stderr");
    int status =
        process(directory, environment, jvmOptions, args)
            .redirectOutput(out.toFile())
            .redirectError(err.toFile())
            .start()
            .waitFor();
    return new CommandLineRun(
        status,
        Files.readString(out, StandardCharsets.UTF_8),
        Files.readString(err, StandardCharsets.UTF_8));
  }

  /** The process of such a run, not started yet. */
  static ProcessBuilder process(
      Path directory, Map<String, String> environment, List<String> jvmOptions, String... args) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(jvmOptions);
    command.addAll(
        List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Dglomers.home=" + directory));
    for (String stream : List.of("stdout", "stderr", "sun.stdout", "sun.stderr")) {
      command.add("-D" + stream + ".encoding=UTF-8");
    }
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.add(Glomers.class.getName());
    command.addAll(List.of(args));
    ProcessBuilder builder = new ProcessBuilder(command).directory(directory.toFile());
    builder.environment().remove(Maelstrom.VARIABLE);
    builder.environment().putAll(environment);
    return builder;
  }

  /** Makes an executable shell script. */
  static Path script(Path file, String text) throws IOException {
    Files.createDirectories(file.getParent());
    Files.writeString(file, "#!/bin/sh\n" + text);
    return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
  }
}
