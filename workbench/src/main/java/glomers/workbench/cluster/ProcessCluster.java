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

/** Nodes that run as processes, all of one program. Confined to the event-loop thread. */
public final class ProcessCluster implements Cluster {
  private final EventLoop loop;
  private final List<String> command;
  private final List<String> nodeIds;
  private final Path logs;
  private final List<ProcessNode> nodes = new ArrayList<>();
  private Optional<ProcessGroup> processes = Optional.empty(); // until the start

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
    ProcessGroup group = new ProcessGroup();
    processes = Optional.of(group);
    Map<String, Network.Endpoint> endpoints = new LinkedHashMap<>();
    Limits limits = Limits.of(nodeIds.size());
    for (String id : nodeIds) {
      try {
        Optional<ChildProcess> child = group.start(command, logs.resolve(id + ".log"));
        if (child.isEmpty()) {
          break; // the JVM is ending
        }
        ProcessNode node = ProcessNode.start(id, child.get(), loop, listener, limits);
        nodes.add(node);
        endpoints.put(id, node);
      } catch (IOException e) {
        listener.failed(id, "not-startable", ProgramFile.whyNotStartable(command, e));
        break;
      }
    }
    return endpoints;
  }

  @Override
  public void stop() {
    processes.ifPresent(ProcessGroup::close);
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
}
