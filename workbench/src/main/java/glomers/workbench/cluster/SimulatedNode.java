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
 * One node in this process, and the simulated {@link Environment} that it lives in: its clock is
 * the loop's. While it is paused, what concerns it waits, in order. Confined to the event-loop
 * thread.
 */
final class SimulatedNode implements Environment, Network.Endpoint {
  /** How many entries of its log a message quotes, and how much of each, in characters. */
  private static final int QUOTED_ENTRIES = 5;

  private static final int MAX_QUOTED = 600;

  /** How many messages may wait while it is paused. */
  static final int MAX_WAITING = 100_000;

  /** How many of its timers may fire within 1 ms; with more, time would hardly pass. */
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
    happen(() -> node.receive(packet.message()));
    return true;
  }

  @Override
  public void send(Message message) {
    listener.sent(id, Packet.of(message), loop.now());
  }

  @Override
  public Timer runLater(Duration delay, Runnable task) {
    return new Alarm(delay, task);
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

  /** To the file only: what is said of a node in the results is the same at every level. */
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

  private void happen(Runnable action) {
    if (paused) {
      waiting.add(action);
    } else if (!stopped) {
      action.run();
    }
  }

  /** A task that waits for its time, and if its node stands still then, for the end of that. */
  private final class Alarm implements Timer {
    private final Runnable task;
    private final EventLoop.Event event;
    private boolean cancelled;

    Alarm(Duration delay, Runnable task) {
      this.task = task;
      event = loop.after(delay.toNanos(), () -> happen(this::ring));
    }

    @Override
    public void cancel() {
      cancelled = true;
      loop.cancel(event);
    }

    private void ring() {
      if (!cancelled) {
        fire(task);
      }
    }
  }
}
