package glomers.workbench.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PictureFlagsTest {
  @TempDir private Path directory;

  @Test
  void each_simulation_has_a_picture_in_its_store_and_the_flag_copies_it() throws Exception {
    Path file = directory.resolve("own.svg");
    CommandLineRun run = simulate("--seed", "1", "--svg", file.toString(), "--svg-value", "2");
    assertThat(run.status()).as(run.out() + run.err()).isZero();
    Path stored = directory.resolve("store/latest/messages.svg");
    assertThat(stored).hasSameTextualContentAs(file);
    assertThat(Files.readString(file)).contains("How value 2 spread");
  }

  @Test
  void a_value_that_no_client_broadcast_is_refused() throws Exception {
    CommandLineRun run = simulate("--seed", "1", "--svg-value", "9999");
    assertThat(run.status()).isEqualTo(254);
    assertThat(run.err()).contains("--svg-value 9999 is not there: no client broadcast it");
  }

  @Test
  void a_sweep_makes_no_picture_and_says_so() throws Exception {
    CommandLineRun run = simulate("--seeds", "3", "--svg", "x.svg");
    assertThat(run.status()).isEqualTo(254);
    assertThat(run.err()).contains("--svg is for the picture of one run, and --seeds makes none");
  }

  private CommandLineRun simulate(String... more) throws Exception {
    List<String> arguments =
        new ArrayList<>(List.of("simulate", "relay", "--node-count", "3", "--time-limit", "2"));
    arguments.addAll(List.of("--rate", "5"));
    arguments.addAll(List.of("--store", directory.resolve("store").toString()));
    arguments.addAll(List.of(more));
    return CommandLineRun.of(directory, Map.of(), arguments.toArray(String[]::new));
  }
}
