package glomers.workbench.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProcessGroupTest {
  /** A wrapper script that prints a line when its program runs, and does not end. */
  private static final List<String> WRAPPER =
      List.of("sh", "-c", "sleep 600 & echo started; wait; exit $?");

  @TempDir Path directory;

  private final ProcessGroup group = new ProcessGroup();

  @AfterEach
  void end_the_processes() {
    group.close();
  }

  @Test
  void no_process_outlives_its_group_not_even_a_wrappers_program() throws Exception {
    ProcessHandle wrapper = startWrapper().handle();
    ProcessHandle program = programOf(wrapper);
    group.close();
    wrapper.onExit().get(10, TimeUnit.SECONDS); // fails if it survives
    program.onExit().get(10, TimeUnit.SECONDS);
  }

  @Test
  void one_process_can_be_ended_while_the_others_survive() throws Exception {
    ChildProcess one = startWrapper();
    ChildProcess another = startWrapper();
    ProcessHandle program = programOf(one.handle());
    group.end(one);
    program.onExit().get(10, TimeUnit.SECONDS);
    assertThat(one.isAlive()).isFalse();
    assertThat(another.isAlive()).isTrue();
  }

  @Test
  void a_closed_group_starts_nothing() throws IOException {
    group.close();
    assertThat(group.start(WRAPPER, directory.resolve("log"))).isEmpty();
  }

  @Test
  void the_end_of_a_process_is_described() throws Exception {
    assertThat(start("exit 3").awaitStatus()).isEqualTo("exit status 3");
    assertThat(start("kill -9 $$").awaitStatus()).isEqualTo("killed by signal 9");
  }

  @Test
  void the_usage_of_a_wrapper_includes_its_program() throws Exception {
    assumeThat(ResourceUsage.reportsMemory()).isTrue();
    ProcessHandle wrapper = startWrapper().handle();
    ProcessHandle program = programOf(wrapper);
    double both = ResourceUsage.residentMegabytes(wrapper).orElseThrow();
    assertThat(both).isGreaterThan(ResourceUsage.residentMegabytes(program).orElseThrow());
    assertThat(ResourceUsage.peakMegabytes(wrapper).orElseThrow()).isGreaterThanOrEqualTo(both);
  }

  private ChildProcess start(String script) throws IOException {
    return group.start(List.of("sh", "-c", script), directory.resolve("log")).orElseThrow();
  }

  private ChildProcess startWrapper() throws IOException {
    ChildProcess wrapper = group.start(WRAPPER, directory.resolve("log")).orElseThrow();
    wrapper.stdout().read(); // returns when its program runs
    return wrapper;
  }

  private static ProcessHandle programOf(ProcessHandle wrapper) {
    return wrapper.children().findFirst().orElseThrow();
  }
}
