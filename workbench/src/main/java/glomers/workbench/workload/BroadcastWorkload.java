package glomers.workbench.workload;

import glomers.common.protocol.Body;
import glomers.common.protocol.Body.Broadcast;
import glomers.common.protocol.Body.BroadcastOk;
import glomers.common.protocol.Body.Read;
import glomers.common.protocol.ErrorCode;
import glomers.workbench.history.Complaints;
import glomers.workbench.history.History;
import glomers.workbench.history.Operation;
import glomers.workbench.history.Operation.Type;
import glomers.workbench.history.Reading;
import glomers.workbench.history.Readings;
import glomers.workbench.loop.EventLoop;
import glomers.workbench.network.Packet;
import glomers.workbench.workload.Client.Reply;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/**
 * Maelstrom's broadcast workload: a random mix of broadcasts of 0, 1, 2, … and reads, by workers
 * that do one operation at a time, and at the end a read by each. Belongs to its loop's thread.
 */
public final class BroadcastWorkload {
  /** How long a client waits for an answer. */
  private static final long TIMEOUT_NANOS = TimeUnit.SECONDS.toNanos(5);

  private final EventLoop loop;
  private final History history;
  private final RandomGenerator random;
  private final Client.Factory clients;
  private final Complaints complaints;
  private final List<Worker> workers;
  private final List<Worker> idle = new ArrayList<>();
  private final Map<String, Readings> readings = new HashMap<>(); // by node
  private final RateMonitor rateMonitor;
  private final List<Ask> due = new ArrayList<>(); // of the script, and nobody was free
  private double meanGapNanos;
  private double repeatShare;
  private long endTime;
  private long nextTime;
  private long nextValue;
  private long finished;
  private boolean waitingForWorker;
  private Optional<Runnable> whenIdle = Optional.empty();

  /**
   * @param concurrency how many workers there are; worker i talks to node i mod the number of nodes
   * @param faulty whether a fault is in force now
   */
  public BroadcastWorkload(
      EventLoop loop,
      History history,
      RandomGenerator random,
      Client.Factory clients,
      Complaints complaints,
      List<String> nodes,
      int concurrency,
      BooleanSupplier faulty) {
    this.loop = loop;
    this.history = history;
    this.random = random;
    this.clients = clients;
    this.complaints = complaints;
    this.workers =
        IntStream.range(0, concurrency)
            .mapToObj(i -> new Worker(i, nodes.get(i % nodes.size()), clients.create()))
            .toList();
    idle.addAll(workers);
    rateMonitor = new RateMonitor(faulty);
  }

  /** A node did not acknowledge the topology, and how so. */
  public record NotAnnounced(String node, String text) {}

  /** Tells each worker's node the topology, then goes on. */
  public void announce(
      Body.Topology topology, Runnable whenDone, Consumer<NotAnnounced> onFailure) {
    int[] acknowledged = {0};
    for (Worker worker : workers) {
      worker.client.call(
          worker.node,
          topology,
          TIMEOUT_NANOS,
          reply -> {
            if (!(reply instanceof Reply.Answer answer
                && answer.body() instanceof Body.TopologyOk)) {
              String text = worker.node + " did not answer topology with topology_ok: " + reply;
              onFailure.accept(new NotAnnounced(worker.node, text));
            } else if (++acknowledged[0] == workers.size()) {
              whenDone.run();
            }
          });
    }
  }

  /**
   * Begins operations, and goes on when the time is over and the last has ended.
   *
   * @param rate operations a second, over all workers together
   * @param repeatShare the share of broadcasts whose value was broadcast before
   */
  public void run(double rate, double repeatShare, long timeLimitNanos, Runnable whenDone) {
    this.repeatShare = repeatShare;
    meanGapNanos = TimeUnit.SECONDS.toNanos(1) / rate;
    nextTime = loop.now();
    endTime = nextTime + timeLimitNanos;
    loop.at(endTime, () -> finish(whenDone));
    if (rate > 0) {
      loop.at(nextTime, this::generate);
    }
  }

  /**
   * Does what a script says, each operation as soon as it is due and a worker of its node is free,
   * and goes on when the time is over and the last has ended.
   */
  public void play(List<Ask> script, long timeLimitNanos, Runnable whenDone) {
    script.forEach(
        ask ->
            loop.after(
                ask.atNanos(),
                () -> {
                  due.add(ask);
                  beginDue();
                }));
    loop.after(timeLimitNanos, () -> finish(whenDone));
  }

  /** Makes every worker read once more, then goes on. */
  public void readFinally(Runnable whenDone) {
    List.copyOf(idle).forEach(worker -> invoke(worker, Operation.READ, Optional.empty()));
    whenIdle = Optional.of(whenDone);
  }

  /** What to say if the rate was not reached, now that the time is over. */
  public Optional<String> rateShortfall(double rate, long timeLimitNanos) {
    return rateMonitor.shortfall(rate, timeLimitNanos, finished, workers.size());
  }

  /** How many operations have ended. */
  public long finished() {
    return finished;
  }

  /** Begins the operations that are due, as far as workers are free, and plans the next. */
  private void generate() {
    long now = loop.now();
    while (nextTime <= now && now < endTime) {
      if (idle.isEmpty()) {
        waitingForWorker = true; // goes on as soon as one is free
        rateMonitor.waitBegins(now);
        return;
      }
      begin(idle.get(random.nextInt(idle.size())));
      nextTime += (long) (random.nextDouble() * 2 * meanGapNanos);
    }
    if (now < endTime) {
      loop.at(nextTime, this::generate);
    }
  }

  private void beginDue() {
    for (Ask ask : List.copyOf(due)) {
      Optional<Worker> free =
          idle.stream().filter(worker -> worker.node.equals(ask.node())).findFirst();
      if (free.isPresent()) {
        due.remove(ask);
        begin(free.get(), ask.broadcast());
      }
    }
  }

  private void begin(Worker worker) {
    if (random.nextBoolean()) {
      boolean again = nextValue > 0 && random.nextDouble() < repeatShare;
      long value = again ? random.nextLong(nextValue) : nextValue++;
      begin(worker, Optional.of(value));
    } else {
      begin(worker, Optional.empty());
    }
  }

  private void begin(Worker worker, Optional<Long> broadcast) {
    String function = broadcast.isPresent() ? Operation.BROADCAST : Operation.READ;
    invoke(worker, function, broadcast.map(value -> value));
  }

  private void invoke(Worker worker, String function, Optional<Object> value) {
    idle.remove(worker);
    worker.began = loop.now();
    history.add(worker.process, Type.INVOKE, function, value);
    Body body = value.<Body>map(broadcast -> new Broadcast((Long) broadcast)).orElseGet(Read::new);
    worker.client.call(
        worker.node, body, TIMEOUT_NANOS, reply -> complete(worker, function, value, reply));
  }

  private void complete(Worker worker, String function, Optional<Object> value, Reply reply) {
    boolean isRead = function.equals(Operation.READ);
    if (isRead && reply instanceof Reply.Answer answer && answer.packet().shown().isPresent()) {
      end(worker, Type.OK, function, Optional.of(reading(worker.node, answer.packet())));
    } else if (!isRead
        && reply instanceof Reply.Answer answer
        && answer.body() instanceof BroadcastOk) {
      end(worker, Type.OK, function, value);
    } else if (reply instanceof Reply.Answer answer) {
      complain(worker.node, function, answer.body());
      fail(worker, function, value, false, "malformed-answer");
    } else if (reply instanceof Reply.Refusal refusal) {
      Optional<ErrorCode> code = ErrorCode.of(refusal.error().code());
      String name =
          code.map(known -> known.name().toLowerCase(Locale.ROOT).replace('_', '-'))
              .orElseGet(() -> "error " + refusal.error().code());
      boolean definite = code.map(ErrorCode::definite).orElse(false);
      fail(worker, function, value, definite, List.of(name, refusal.error().text()));
    } else {
      fail(worker, function, value, false, "net-timeout");
    }
    finished++;
    rateMonitor.ended(loop.now() - worker.began);
    if (waitingForWorker) {
      waitingForWorker = false;
      rateMonitor.waitEnds(Math.min(loop.now(), endTime));
      nextTime = loop.now(); // what nobody was free for is not made up for
      generate();
    }
    beginDue();
    finishIfIdle();
  }

  private Reading reading(String node, Packet answer) {
    return readings
        .computeIfAbsent(node, first -> new Readings())
        .add(answer.shown().orElseThrow());
  }

  private void complain(String node, String request, Body answer) {
    if (answer instanceof Body.Unreadable unreadable) {
      String kind =
          request.equals(Operation.READ) && unreadable.type().equals("read_ok")
              ? "read-without-messages"
              : "malformed-reply";
      complaints.add(
          node,
          kind,
          "%s answered %s with what is no %s_ok: %s"
              .formatted(node, request, request, unreadable.problem().text()));
    } else {
      complaints.add(
          node,
          "wrong-reply-type",
          "%s answered %s with %s, where %s_ok was due".formatted(node, request, answer, request));
    }
  }

  /** A read that failed had no effect, whatever the error; a broadcast may have had. */
  private void fail(
      Worker worker, String function, Optional<Object> value, boolean definite, Object error) {
    if (definite || function.equals(Operation.READ)) {
      end(worker, Type.FAIL, function, value, error);
    } else {
      end(worker, Type.INFO, function, value, error);
      worker.process += workers.size();
      worker.client = clients.create();
    }
  }

  private void end(
      Worker worker, Type type, String function, Optional<Object> value, Object... error) {
    history.add(worker.process, type, function, value, error);
    idle.add(worker);
  }

  private void finish(Runnable next) {
    whenIdle = Optional.of(next);
    finishIfIdle();
  }

  private void finishIfIdle() {
    if (whenIdle.isPresent() && due.isEmpty() && idle.size() == workers.size()) {
      Runnable next = whenIdle.get();
      whenIdle = Optional.empty();
      next.run();
    }
  }

  /** One operation at a time, on one node. */
  private static final class Worker {
    private final String node;
    private int process;
    private Client client;
    private long began; // its operation

    private Worker(int process, String node, Client client) {
      this.process = process;
      this.node = node;
      this.client = client;
    }
  }
}
