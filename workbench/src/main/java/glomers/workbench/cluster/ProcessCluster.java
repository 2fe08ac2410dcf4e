package glomers.workbench.cluster;

import glomers.workbench.loop.EventLoop;
import glomers.workbench.network.Network;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Nodes as processes, all of one program. None outlives the workbench: they are killed by {@link
 * #stop}, by a hook if this JVM is asked to end, and by a {@link Watchdog} if it is not even asked.
 */
public final class ProcessCluster implements Cluster {
  private static final long END_MILLIS = 2000;

  private final EventLoop loop;
  private final List<String> command;
  private final List<String> nodeIds;
  private final Path logs;
  private final List<ProcessNode> nodes = new ArrayList<>();
  private final Thread hook = new Thread(this::killAll, "kill-nodes");
  private Watchdog watchdog;
  private boolean killed; // guarded by nodes

  /**
   * @param command the program and its arguments
   * @param logs an existing directory for the nodes' STDERR
   */
  public ProcessCluster(EventLoop loop, List<String> command, List<String> nodeIds, Path logs) {
    this.loop = loop;
    this.command = List.copyOf(command);
    this.nodeIds = List.copyOf(nodeIds);
    this.logs = logs;
  }

  @Override
  public Map<String, Network.Endpoint> start(Listener listener) {
    Map<String, Network.Endpoint> endpoints = new LinkedHashMap<>();
    try {
      Runtime.getRuntime().addShutdownHook(hook);
    } catch (IllegalStateException e) {
      return endpoints; // the JVM is ending
    }
    watchdog = Watchdog.start();
    Limits limits = Limits.of(nodeIds.size());
    for (String id : nodeIds) {
      try {
        synchronized (nodes) { // so that whoever kills them all misses none
          if (killed) {
            break;
          }
          ProcessNode node =
              ProcessNode.start(id, command, logs.resolve(id + ".log"), loop, listener, limits);
          nodes.add(node);
          watchdog.watch(node.pid());
          endpoints.put(id, node);
        }
      } catch (IOException e) {
        listener.failed(id, "not-startable", whyNotStartable(command, e));
        break;
      }
    }
    return endpoints;
  }

  @Override
  public void stop() {
    killAll();
    try {
      for (ProcessNode node : nodes) {
        node.awaitEnd(END_MILLIS);
      }
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (IllegalStateException e) {
      // The JVM is ending, and the hook runs or has run.
    }
    if (watchdog != null) {
      watchdog.dismiss();
    }
  }

  @Override
  public void pause(String node) {
    byId(node).ifPresent(ProcessNode::pause);
  }

  @Override
  public void resume(String node) {
    byId(node).ifPresent(ProcessNode::resume);
  }

  @Override
  public Optional<NodeProcess> process(String node) {
    return byId(node).map(process -> process);
  }

  @Override
  public String lastWords(String node) {
    return byId(node).map(ProcessNode::lastWords).orElse("");
  }

  private Optional<ProcessNode> byId(String node) {
    int index = nodeIds.indexOf(node);
    return index < 0 || index >= nodes.size() ? Optional.empty() : Optional.of(nodes.get(index));
  }

  private void killAll() {
    synchronized (nodes) {
      killed = true;
      nodes.forEach(ProcessNode::kill);
    }
  }

  /** Why a command could not be started, in words. */
  public static String whyNotStartable(List<String> command, IOException e) {
    return ProgramFile.problem(Path.of(command.get(0)))
        .orElse(command.get(0) + " can't be started: " + e.getMessage());
  }
}
