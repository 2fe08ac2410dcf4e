package glomers.workbench.cluster;

import glomers.common.io.Printable;
import glomers.common.node.Environment;
import glomers.common.node.Node;
import glomers.common.node.NodeProgram;
import glomers.common.protocol.Message;
import glomers.workbench.loop.EventLoop;
import glomers.workbench.network.Network;
import glomers.workbench.network.Packet;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/**
 * One simulated node, and the {@link Environment} that its program runs in. Its clock is the
 * loop's. While it is paused, its messages and timers queue up in order. Confined to the event-loop
 * thread.
 */
final class SimulatedNode implements Environment, Network.Endpoint {
  /** How many log entries a finding quotes, and the maximum number of characters of each. */
  private static final int QUOTED_ENTRIES = 5;

  private static final int MAX_QUOTED = 600;

  /** The maximum number of messages that queue up while it is paused. */
  static final int MAX_WAITING = 100_000;

  /**
   * The maximum number of timers that may fire within 1 ms. Without a limit, a timer that sets
   * itself again without delay would stop virtual time.
   */
  private static final int MAX_TIMERS = 1_000_000;

  private static final long WINDOW_NANOS = TimeUnit.MILLISECONDS.toNanos(1);

  private final String id;
  private final EventLoop loop;
  private final Cluster.Listener listener;
  private final RandomGenerator random;
  private final Node node = new Node(this);
  private final Deque<Runnable> waiting = new ArrayDeque<>();
  private final NodeLog logFile;
  private final Deque<String> lastLogged = new ArrayDeque<>();
  private int waitingMessages;
  private long timerWindow;
  private int timersInWindow;
  private boolean paused;
  private boolean stopped;

  SimulatedNode(
      String id,
      EventLoop loop,
      Cluster.Listener listener,
      RandomGenerator random,
      NodeLog logFile) {
    this.id = id;
    this.logFile = logFile;
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
    while (!waiting.isEmpty() && !loop.isStopped()) {
      waiting.poll().run();
    }
  }

  void stop() {
    stopped = true;
  }

  String lastWords() {
    return lastLogged.isEmpty()
        ? " It logged nothing."
        : " The last it logged:\n  " + String.join("\n  ", lastLogged);
  }

  @Override
  public boolean deliver(long messageId, Packet packet) {
    if (paused && waitingMessages == MAX_WAITING) {
      return false;
    }
    waitingMessages += paused ? 1 : 0;
    runOrQueue(() -> node.receive(packet.message()));
    return true;
  }

  @Override
  public void send(Message message) {
    listener.sent(id, Packet.of(message), loop.now());
  }

  @Override
  public Timer runLater(Duration delay, Runnable task) {
    return new NodeTimer(delay, task);
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
    logFile.add(id, loop.now(), text);
    lastLogged.add(Printable.text(text, MAX_QUOTED));
    if (lastLogged.size() > QUOTED_ENTRIES) {
      lastLogged.remove();
    }
  }

  /** Writes to the log file only, so that findings quote the same entries at every log level. */
  @Override
  public void debug(Supplier<String> text) {
    if (logFile.wantsDebug()) {
      logFile.add(id, loop.now(), text.get());
    }
  }

  private void fire(Runnable task) {
    long window = loop.now() / WINDOW_NANOS;
    timersInWindow = window == timerWindow ? timersInWindow + 1 : 1;
    timerWindow = window;
    if (timersInWindow > MAX_TIMERS) {
      listener.failed(
          id,
          "timer-storm",
          id
              + " let more than "
              + MAX_TIMERS
              + " timers fire within 1 ms, and there is no end to it: a timer that sets itself again"
              + " needs a delay");
    } else {
      task.run();
    }
  }

  private void runOrQueue(Runnable action) {
    if (paused) {
      waiting.add(action);
    } else if (!stopped) {
      action.run();
    }
  }

  /** A timer. If its node is paused when it is due, it fires when the node resumes. */
  private final class NodeTimer implements Timer {
    private final Runnable task;
    private final EventLoop.Event event;
    private boolean cancelled;

    NodeTimer(Duration delay, Runnable task) {
      this.task = task;
      event = loop.after(delay.toNanos(), () -> runOrQueue(this::fireUnlessCancelled));
    }

    @Override
    public void cancel() {
      cancelled = true;
      loop.cancel(event);
    }

    private void fireUnlessCancelled() {
      if (!cancelled) {
        fire(task);
      }
    }
  }
}
