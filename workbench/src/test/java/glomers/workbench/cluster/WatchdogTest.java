package glomers.workbench.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class WatchdogTest {
  @Test
  void a_watched_process_is_killed_when_the_workbench_dies_and_a_forgotten_one_is_not()
      throws Exception {
    Process workbench =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                Dying.class.getName())
            .start();
    BufferedReader out =
        new BufferedReader(
            new InputStreamReader(workbench.getInputStream(), StandardCharsets.UTF_8));
    ProcessHandle forgotten = ProcessHandle.of(Long.parseLong(out.readLine())).orElseThrow();
    ProcessHandle watched = ProcessHandle.of(Long.parseLong(out.readLine())).orElseThrow();
    try {
      workbench.getOutputStream().close(); // lets it continue and die
      watched.onExit().get(10, TimeUnit.SECONDS);
      assertThat(forgotten.isAlive()).isTrue();
    } finally {
      forgotten.destroyForcibly();
      watched.destroyForcibly();
    }
  }

  /** Starts a watchdog for two processes, removes one of them, and dies without killing any. */
  static final class Dying {
    public static void main(String[] args) throws IOException {
      Watchdog watchdog = Watchdog.start();
      for (int i = 0; i < 2; i++) {
        Process process = new ProcessBuilder(List.of("sleep", "600")).start();
        watchdog.watch(process.pid());
        System.out.println(process.pid());
        if (i == 0) {
          watchdog.forget(process.pid());
        }
      }
      System.in.read();
      Runtime.getRuntime().halt(1);
    }
  }
}
