package glomers.workbench.scenario;

import glomers.common.protocol.Body;
import glomers.workbench.cluster.Cluster;
import glomers.workbench.history.Complaints;
import glomers.workbench.workload.Client;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Sends each node its {@code init}, and goes on when all have answered. Belongs to its loop's
 * thread.
 */
final class Startup {
  private final List<String> nodeIds;
  private final Client.Factory clients;
  private final Cluster cluster;
  private final Patience patience;
  private final Runnable whenReady;
  private final Complaints onFailure;
  private int initialized;

  /**
   * @param onFailure told of each node that does not answer as it should
   */
  Startup(
      List<String> nodeIds,
      Client.Factory clients,
      Cluster cluster,
      Patience patience,
      Runnable whenReady,
      Complaints onFailure) {
    this.nodeIds = nodeIds;
    this.clients = clients;
    this.cluster = cluster;
    this.patience = patience;
    this.whenReady = whenReady;
    this.onFailure = onFailure;
  }

  /** Begins, with the nodes that have started. */
  void begin(Collection<String> started) {
    started.forEach(this::init);
  }

  private void init(String node) {
    clients
        .create()
        .call(
            node,
            new Body.Init(node, nodeIds),
            patience.initNanos(),
            reply -> {
              if (!(reply instanceof Client.Reply.Answer answer
                  && answer.body() instanceof Body.InitOk)) {
                onFailure.add(node, "no-init-ok", notInitialized(node, reply));
              } else if (++initialized == nodeIds.size()) {
                whenReady.run();
              }
            });
  }

  private String notInitialized(String node, Client.Reply reply) {
    long seconds = TimeUnit.NANOSECONDS.toSeconds(patience.initNanos());
    return "no init_ok from %s in %d s: it %s.%s"
        .formatted(node, seconds, text(reply), cluster.lastWords(node));
  }

  private static String text(Client.Reply reply) {
    if (reply instanceof Client.Reply.Answer answer) {
      return "answered with " + answer.body();
    }
    return reply instanceof Client.Reply.Refusal refusal
        ? "answered with error " + refusal.error().code() + ": " + refusal.error().text()
        : "did not answer";
  }
}
