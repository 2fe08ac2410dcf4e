package glomers.workbench.cluster;

import glomers.common.node.Node;
import glomers.common.node.NodeProgram;
import glomers.common.node.World;
import glomers.common.protocol.Message;
import glomers.workbench.loop.EventLoop;
import glomers.workbench.network.Network;
import glomers.workbench.network.Packet;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * One node in this process, and the simulated {@link World} that it lives in: its clock is the
 * loop's. While it is paused, what concerns it waits, in order. Belongs to its loop's thread.
 */
final class SimulatedNode implements World, Network.Endpoint {
  /** How many lines of its log are kept. */
  private static final int MAX_LOG_LINES = 1000;

  private static final int QUOTED_LINES = 5;

  /** How many messages may wait while it is paused. */
  static final int MAX_WAITING = 100_000;

  private final String id;
  private final EventLoop loop;
  private final Cluster.Listener listener;
  private final RandomGenerator random;
  private final Node node = new Node(this);
  private final Deque<Runnable> waiting = new ArrayDeque<>();
  private final Deque<String> log = new ArrayDeque<>();
  private int waitingMessages;
  private boolean paused;
  private boolean stopped;

  SimulatedNode(String id, EventLoop loop, Cluster.Listener listener, RandomGenerator random) {
    this.id = id;
    this.loop = loop;
    this.listener = listener;
    this.random = random;
  }

  void start(NodeProgram program, List<String> args) {
    program.start(node, args);
  }

  void pause() {
    paused = true;
  }

  void resume() {
    paused = false;
    waitingMessages = 0;
    while (!waiting.isEmpty()) {
      waiting.poll().run();
    }
  }

  void stop() {
    stopped = true;
  }

  String lastWords() {
    if (log.isEmpty()) {
      return " It logged nothing.";
    }
    List<String> lines = List.copyOf(log);
    return " The last it logged:\n  "
        + String.join(
            "\n  ", lines.subList(Math.max(0, lines.size() - QUOTED_LINES), lines.size()));
  }

  @Override
  public boolean deliver(long messageId, Packet packet) {
    if (paused && waitingMessages == MAX_WAITING) {
      return false;
    }
    waitingMessages += paused ? 1 : 0;
    happen(() -> node.receive(packet.message()));
    return true;
  }

  @Override
  public void send(Message message) {
    listener.sent(id, Packet.of(message), loop.now());
  }

  @Override
  public Timer runLater(Duration delay, Runnable task) {
    EventLoop.Event event = loop.after(delay.toNanos(), () -> happen(() -> runLogged(task)));
    return () -> loop.cancel(event);
  }

  @Override
  public long nanoTime() {
    return loop.now();
  }

  @Override
  public RandomGenerator random() {
    return random;
  }

  @Override
  public void log(String text) {
    log.add(text);
    if (log.size() > MAX_LOG_LINES) {
      log.poll();
    }
  }

  private void runLogged(Runnable task) {
    try {
      task.run();
    } catch (RuntimeException | StackOverflowError | AssertionError e) {
      log("a task that was put off failed: " + e);
    }
  }

  private void happen(Runnable action) {
    if (paused) {
      waiting.add(action);
    } else if (!stopped) {
      action.run();
    }
  }
}
