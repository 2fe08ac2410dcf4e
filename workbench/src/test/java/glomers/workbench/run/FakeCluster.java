package glomers.workbench.run;

import glomers.workbench.cluster.Cluster;
import glomers.workbench.network.Network;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * A cluster that starts nothing.
 *
 * @param processes the process of each node
 * @param words the last words of every node
 */
record FakeCluster(Function<String, Optional<Cluster.NodeProcess>> processes, String words)
    implements Cluster {
  @Override
  public Map<String, Network.Endpoint> start(Listener listener) {
    return Map.of();
  }

  @Override
  public void stop() {}

  @Override
  public void pause(String node) {}

  @Override
  public void resume(String node) {}

  @Override
  public Optional<NodeProcess> process(String node) {
    return processes.apply(node);
  }

  @Override
  public String lastWords(String node) {
    return words;
  }
}
