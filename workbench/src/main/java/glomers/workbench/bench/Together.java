package glomers.workbench.bench;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.IntStream;

/**
 * What it takes to start many nodes of one program at once.
 *
 * @param readyMillis from before the first was started to the last {@code init_ok}
 * @param residentMegabytes of all of them together, then; empty if the system doesn't tell
 */
record Together(double readyMillis, OptionalDouble residentMegabytes) {

  /** Starts them, and ends them again. */
  static Together start(Children children, Candidate candidate, int count) throws BenchException {
    List<String> ids = IntStream.range(0, count).mapToObj(i -> "n" + i).toList();
    List<NodeProcess> nodes = new ArrayList<>();
    try {
      long begin = System.nanoTime();
      for (String id : ids) {
        nodes.add(NodeProcess.start(children, candidate, id, ids));
      }
      for (NodeProcess node : nodes) {
        node.awaitInitOk();
      }
      double millis = (System.nanoTime() - begin) / 1e6;
      double[] each =
          nodes.stream()
              .map(node -> Usage.residentMegabytes(node.handle()))
              .flatMapToDouble(OptionalDouble::stream)
              .toArray();
      return new Together(
          millis,
          each.length < count
              ? OptionalDouble.empty()
              : OptionalDouble.of(Arrays.stream(each).sum()));
    } finally {
      nodes.forEach(NodeProcess::close);
    }
  }
}
