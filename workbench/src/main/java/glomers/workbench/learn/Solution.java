package glomers.workbench.learn;

import java.io.File;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The workbook's own solution of a challenge. Immutable.
 *
 * @param file its source
 */
public record Solution(Path file) {
  /**
   * The differences to those of a learner's files that contain the program, as {@code diff -u}
   * prints them.
   */
  List<String> diff(List<Path> files) throws IOException, InterruptedException {
    List<String> lines = new ArrayList<>();
    for (Path own : files) {
      if (!Files.readString(own).contains("implements NodeProgram")) {
        continue;
      }
      try {
        Process diff =
            new ProcessBuilder("diff", "-u", own.toString(), file.toString())
                .redirectErrorStream(true)
                .redirectInput(Redirect.from(new File("/dev/null")))
                .start();
        String out = new String(diff.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        diff.waitFor();
        out.lines().forEach(lines::add);
      } catch (IOException e) {
        lines.add("no program diff: compare " + own + " with " + file);
      }
    }
    return lines;
  }
}
