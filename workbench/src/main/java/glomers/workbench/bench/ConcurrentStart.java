package glomers.workbench.bench;

import glomers.workbench.cluster.ResourceUsage;
import glomers.workbench.cluster.SystemUnderTest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.IntStream;

/**
 * The cost of starting many nodes of one program concurrently. Immutable.
 *
 * @param readyMillis time from before the first start to the last {@code init_ok}
 * @param residentMegabytes resident memory of all nodes then; empty if the system does not report
 *     it for every node
 */
record ConcurrentStart(double readyMillis, OptionalDouble residentMegabytes) {

  /** Starts the nodes, measures, and ends them. */
  static ConcurrentStart measure(NodeLauncher launcher, SystemUnderTest system, int count)
      throws BenchException {
    List<String> ids = IntStream.range(0, count).mapToObj(i -> "n" + i).toList();
    List<BenchClient> nodes = new ArrayList<>();
    try {
      long begin = System.nanoTime();
      for (String id : ids) {
        nodes.add(launcher.start(system, id, ids));
      }
      for (BenchClient node : nodes) {
        node.awaitInitOk();
      }
      double millis = (System.nanoTime() - begin) / 1e6;
      double[] each =
          nodes.stream()
              .map(node -> ResourceUsage.residentMegabytes(node.handle()))
              .flatMapToDouble(OptionalDouble::stream)
              .toArray();
      return new ConcurrentStart(
          millis,
          each.length < count
              ? OptionalDouble.empty()
              : OptionalDouble.of(Arrays.stream(each).sum()));
    } finally {
      nodes.forEach(BenchClient::close);
    }
  }
}
