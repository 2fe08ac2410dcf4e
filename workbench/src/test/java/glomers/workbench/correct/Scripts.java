package glomers.workbench.correct;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The Python programs in the test resources. */
public final class Scripts {
  private Scripts() {}

  /** Skips a test if there is no Python. */
  public static void assumePython() throws InterruptedException {
    assumeThat(hasPython()).as("python3 is on PATH, which these programs need").isTrue();
  }

  /** Whether there is a Python to run scripts with. */
  public static boolean hasPython() throws InterruptedException {
    try {
      return new ProcessBuilder("python3", "--version")
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start()
              .waitFor()
          == 0;
    } catch (IOException e) {
      return false;
    }
  }

  /**
   * The command that runs a script.
   *
   * @param program its name and its arguments
   */
  public static List<String> python(String folder, String program) throws URISyntaxException {
    List<String> command = new ArrayList<>(List.of("python3", "-B"));
    command.addAll(List.of(program.split(" ")));
    URL script = Scripts.class.getResource("/" + folder + "/" + command.get(2));
    assertThat(script).as(program).isNotNull();
    command.set(2, Path.of(script.toURI()).toString());
    return command;
  }
}
