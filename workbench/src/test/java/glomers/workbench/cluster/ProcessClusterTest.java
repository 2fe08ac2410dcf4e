package glomers.workbench.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import glomers.workbench.loop.EventLoop;
import glomers.workbench.network.Packet;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProcessClusterTest {
  /**
   * A program that ignores the end of its STDIN and all signals that can be ignored, and so does
   * its child.
   */
  private static final String STUBBORN =
      "trap '' TERM HUP INT; (trap '' TERM HUP INT; sleep 600) & "
          + "echo \"{\\\"src\\\":\\\"$!\\\",\\\"dest\\\":\\\"$$\\\",\\\"body\\\":{\\\"type\\\":\\\"pids\\\"}}\"; wait";

  @TempDir Path logs;

  @Test
  void stop_kills_nodes_and_their_children_even_if_they_ignore_signals_and_are_paused()
      throws Exception {
    EventLoop loop = EventLoop.realTime();
    ProcessCluster cluster =
        new ProcessCluster(loop, List.of("sh", "-c", STUBBORN), List.of("n0", "n1"), logs);
    List<ProcessHandle> processes = new ArrayList<>();
    loop.after(0, () -> cluster.start(new Collector(loop, processes, 4)));
    loop.run();
    assertThat(processes).hasSize(4).allMatch(ProcessHandle::isAlive);
    cluster.pause("n1");
    cluster.stop();
    for (ProcessHandle process : processes) {
      process.onExit().get(10, TimeUnit.SECONDS); // fails if it survives
    }
    assertThat(processes).noneMatch(ProcessHandle::isAlive);
  }

  /** Gathers the process numbers that nodes tell as sender and receiver. */
  private record Collector(EventLoop loop, List<ProcessHandle> processes, int count)
      implements Cluster.Listener {
    @Override
    public void sent(String node, Packet packet, long time) {
      ProcessHandle.of(Long.parseLong(packet.src())).ifPresent(processes::add);
      ProcessHandle.of(Long.parseLong(packet.dest())).ifPresent(processes::add);
      if (processes.size() == count) {
        loop.stop();
      }
    }

    @Override
    public void failed(String node, String kind, String message) {
      loop.stop();
    }
  }
}
