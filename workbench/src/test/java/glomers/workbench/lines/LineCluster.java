package glomers.workbench.lines;

import glomers.common.protocol.MalformedMessageException;
import glomers.workbench.cluster.Cluster;
import glomers.workbench.loop.EventLoop;
import glomers.workbench.network.Network;
import glomers.workbench.network.Packet;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** A cluster of line programs, in the time of an event loop. Confined to the event-loop thread. */
public final class LineCluster implements Cluster {
  private final EventLoop loop;
  private final List<String> nodeIds;
  private final Supplier<LineProgram> program;
  private final Map<String, Node> nodes = new HashMap<>();

  public LineCluster(EventLoop loop, List<String> nodeIds, Supplier<LineProgram> program) {
    this.loop = loop;
    this.nodeIds = nodeIds;
    this.program = program;
  }

  @Override
  public Map<String, Network.Endpoint> start(Listener listener) {
    Map<String, Network.Endpoint> endpoints = new LinkedHashMap<>();
    for (String id : nodeIds) {
      Node node = new Node(id, program.get(), listener);
      nodes.put(id, node);
      endpoints.put(id, node);
    }
    return endpoints;
  }

  @Override
  public void stop() {}

  @Override
  public void pause(String node) {
    nodes.get(node).paused = true;
  }

  @Override
  public void resume(String node) {
    nodes.get(node).resume();
  }

  @Override
  public Optional<NodeProcess> process(String node) {
    return Optional.empty();
  }

  @Override
  public String lastWords(String node) {
    return "";
  }

  private final class Node implements Network.Endpoint, LineProgram.Environment {
    private final String id;
    private final LineProgram program;
    private final Listener listener;
    private final Deque<Runnable> waiting = new ArrayDeque<>();
    private boolean paused;

    Node(String id, LineProgram program, Listener listener) {
      this.id = id;
      this.program = program;
      this.listener = listener;
    }

    @Override
    public boolean deliver(long messageId, Packet packet) {
      String line = new String(packet.line(messageId), StandardCharsets.UTF_8);
      happen(() -> program.receive(line, this));
      return true;
    }

    @Override
    public void write(String text) {
      for (String line : text.split("\n")) {
        try {
          listener.sent(id, Packet.parse(line.getBytes(StandardCharsets.UTF_8)), loop.now());
        } catch (MalformedMessageException e) {
          listener.failed(id, "malformed-line", e.getMessage());
        }
      }
    }

    @Override
    public void later(long millis, Runnable task) {
      loop.after(TimeUnit.MILLISECONDS.toNanos(millis), () -> happen(task));
    }

    void resume() {
      paused = false;
      while (!waiting.isEmpty()) {
        waiting.poll().run();
      }
    }

    private void happen(Runnable action) {
      if (paused) {
        waiting.add(action);
      } else {
        action.run();
      }
    }
  }
}
