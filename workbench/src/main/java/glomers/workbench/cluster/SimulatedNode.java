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
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/**
 * One simulated node, and the {@link Environment} that its program runs in. Its clock is the
 * loop's. While it is paused, its messages and timers queue up in order. Confined to the event-loop
 * thread.
 */
final class SimulatedNode implements Environment, Network.Endpoint, ProgramGuard.Watched {
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
  private final ProgramGuard guard;
  private final Deque<Call> waiting = new ArrayDeque<>();
  private final NodeLog logFile;
  private final Deque<String> lastLogged = new ArrayDeque<>();
  private int waitingMessages;
  private long timerWindow;
  private int timersInWindow;
  private boolean paused;
  private boolean stopped;
  private String printed = "";

  /**
   * A call of the program's code.
   *
   * @param words what it does, for messages
   */
  private record Call(Runnable code, Supplier<String> words) {}

  SimulatedNode(
      String id,
      EventLoop loop,
      Cluster.Listener listener,
      RandomGenerator random,
      NodeLog logFile,
      ProgramGuard guard) {
    this.id = id;
    this.guard = guard;
    this.logFile = logFile;
    this.loop = loop;
    this.listener = listener;
    this.random = random;
  }

  /** Makes and starts the program. Returns whether it could be started. */
  boolean start(Supplier<NodeProgram> program, List<String> args) {
    TrialStart.StartCall start = new TrialStart.StartCall(program, args);
    Optional<String> problem =
        guard
            .call(this, () -> "starting", () -> start.run(node))
            .or(() -> start.problem().map(TrialStart.Problem::text));
    problem.ifPresent(text -> listener.failed(id, "not-startable", text));
    return problem.isEmpty();
  }

  void pause() {
    paused = true;
  }

  void resume() {
    paused = false;
    waitingMessages = 0;
    while (!waiting.isEmpty() && !loop.isStopped()) {
      call(waiting.poll());
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
    runOrQueue(new Call(() -> node.receive(packet.message()), () -> handling(packet)));
    return true;
  }

  @Override
  public String id() {
    return id;
  }

  /** What a program prints is logged. A finding quotes the first line on STDOUT. */
  @Override
  public void printed(String line, boolean toStdout) {
    log(line);
    if (toStdout) {
      if (printed.isEmpty()) {
        printed =
            id
                + " printed to System.out: '"
                + Printable.text(line, MAX_QUOTED)
                + "'. STDOUT of a node carries its messages and nothing else, so the line went to the"
                + " node's log, as node.log(text) does it";
      }
      listener.noticed(id, "prints-to-stdout", printed);
    }
  }

  @Override
  public void send(Message message) {
    guard.checkUse();
    listener.sent(id, Packet.of(message), loop.now());
  }

  @Override
  public Timer runLater(Duration delay, Runnable task) {
    guard.checkUse();
    return new NodeTimer(delay, task);
  }

  @Override
  public long nanoTime() {
    guard.checkUse();
    return loop.now();
  }

  @Override
  public RandomGenerator random() {
    guard.checkUse();
    return random;
  }

  @Override
  public void log(String text) {
    guard.checkUse();
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

  private void runOrQueue(Call call) {
    if (paused) {
      waiting.add(call);
    } else if (!stopped) {
      call(call);
    }
  }

  private void call(Call call) {
    guard
        .call(this, call.words, call.code)
        .ifPresent(problem -> listener.failed(id, "program-failed", problem));
  }

  private static String handling(Packet packet) {
    return "handling " + packet.text();
  }

  /** A timer. If its node is paused when it is due, it fires when the node resumes. */
  private final class NodeTimer implements Timer {
    private final Runnable task;
    private final Call call = new Call(this::fireUnlessCancelled, () -> "a timer's task");
    private final EventLoop.Event event;
    private boolean cancelled;

    NodeTimer(Duration delay, Runnable task) {
      this.task = task;
      event = loop.after(delay.toNanos(), () -> runOrQueue(call));
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
