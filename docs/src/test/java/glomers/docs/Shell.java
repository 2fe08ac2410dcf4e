package glomers.docs;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A shell in a copy of the workbook: the real directories, and a launcher that runs the compiled
 * classes and builds nothing.
 */
final class Shell {
  private static final List<String> DIRECTORIES =
      List.of("common", "docs", "part-3a", "part-3b", "part-3c", "workbench");

  private final Path directory;

  private Shell(Path directory) {
    this.directory = directory;
  }

  /**
   * Creates a copy in an empty directory.
   *
   * @param classes classes that precede those of the workbook on the class path
   */
  static Shell in(Path directory, Optional<Path> classes) throws IOException {
    for (String name : DIRECTORIES) {
      Files.createSymbolicLink(directory.resolve(name), PagesTest.HOME.resolve(name));
    }
    List<String> words = new ArrayList<>();
    words.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    words.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC")); // for short runs
    words.addAll(List.of("-Dstdout.encoding=UTF-8", "-Dsun.stdout.encoding=UTF-8"));
    words.addAll(List.of("-Dstderr.encoding=UTF-8", "-Dsun.stderr.encoding=UTF-8"));
    words.add("-Dglomers.home=" + PagesTest.HOME);
    words.addAll(List.of("-cp", classPath(classes)));
    words.add("glomers.workbench.cli.Glomers");
    Path launcher = directory.resolve("glomers");
    Files.writeString(launcher, "#!/bin/sh\nexec '" + String.join("' '", words) + "' \"$@\"\n");
    Files.setPosixFilePermissions(launcher, PosixFilePermissions.fromString("rwxr-xr-x"));
    return new Shell(directory);
  }

  static String classPath(Optional<Path> first) {
    String all = System.getProperty("java.class.path");
    return first.map(path -> path + File.pathSeparator + all).orElse(all);
  }

  /** Whether there is such a program. */
  static boolean has(String program) throws IOException, InterruptedException {
    return new ProcessBuilder("bash", "-c", "command -v " + program + " >/dev/null")
            .start()
            .waitFor()
        == 0;
  }

  /** Runs a command, and returns its STDOUT and STDERR, interleaved as on a terminal. */
  String run(String command) throws IOException, InterruptedException {
    Path out = Files.createTempFile(directory, "out", ".txt");
    new ProcessBuilder("bash", "-c", command)
        .directory(directory.toFile())
        .redirectInput(ProcessBuilder.Redirect.from(new File("/dev/null")))
        .redirectErrorStream(true)
        .redirectOutput(out.toFile())
        .start()
        .waitFor();
    return Files.readString(out, StandardCharsets.UTF_8);
  }
}
