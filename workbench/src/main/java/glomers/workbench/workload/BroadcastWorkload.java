package glomers.workbench.workload;

import glomers.common.protocol.Body;
import glomers.workbench.finding.FindingListener;
import glomers.workbench.loop.EventLoop;
import glomers.workbench.scenario.ScheduledOperation;
import glomers.workbench.workload.Client.Reply;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import java.util.function.BooleanSupplier;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/**
 * Maelstrom's broadcast workload: a random mix of broadcasts of 0, 1, 2, … and reads, by workers
 * that do one operation at a time, and at the end a read by each. Confined to the event-loop
 * thread.
 */
public final class BroadcastWorkload {
  /** How many operations a test may have: all of them are kept until it is judged. */
  private static final int MAX_OPERATIONS = 500_000;

  private static final long NEVER = Long.MAX_VALUE;

  private final EventLoop loop;
  private final RandomGenerator random;
  private final int maxOperations;
  private final List<Worker> workers;
  private final List<Worker> idle = new ArrayList<>();
  private final RateMonitor rateMonitor;
  private final List<ScheduledOperation> due =
      new ArrayList<>(); // of the schedule, and nobody was free
  private double meanGapNanos;
  private double repeatShare;
  private long endTime;
  private long nextTime;
  private long nextValue;
  private long finished;
  private long begun;
  private long cutOffAt = NEVER;
  private boolean waitingForWorker;
  private Optional<Runnable> whenIdle = Optional.empty();

  /**
   * @param concurrency how many workers there are; worker i talks to node i mod the number of nodes
   * @param faulty whether a fault is in force now
   * @param timeoutNanos how long a client waits for an answer
   */
  public BroadcastWorkload(
      EventLoop loop,
      OperationRecorder recorder,
      RandomGenerator random,
      Client.Factory clients,
      FindingListener listener,
      List<String> nodes,
      int concurrency,
      BooleanSupplier faulty,
      long timeoutNanos) {
    this(
        loop,
        recorder,
        random,
        clients,
        listener,
        nodes,
        concurrency,
        faulty,
        timeoutNanos,
        MAX_OPERATIONS);
  }

  BroadcastWorkload(
      EventLoop loop,
      OperationRecorder recorder,
      RandomGenerator random,
      Client.Factory clients,
      FindingListener listener,
      List<String> nodes,
      int concurrency,
      BooleanSupplier faulty,
      long timeoutNanos,
      int maxOperations) {
    this.maxOperations = maxOperations;
    this.loop = loop;
    this.random = random;
    Worker.Settings settings = new Worker.Settings(recorder, clients, listener, timeoutNanos);
    this.workers =
        IntStream.range(0, concurrency)
            .mapToObj(i -> new Worker(i, nodes.get(i % nodes.size()), concurrency, settings))
            .toList();
    idle.addAll(workers);
    rateMonitor = new RateMonitor(faulty);
  }

  /** The node of each worker: each is told the topology by each of its workers. */
  public List<String> workersNodes() {
    return workers.stream().map(Worker::node).toList();
  }

  /**
   * Gives each worker its client, which tells its node the topology.
   *
   * @param whenDone told, for each worker, its node and what it answered
   */
  public void announce(Body.Topology topology, BiConsumer<String, Reply> whenDone) {
    workers.forEach(worker -> worker.announce(topology, whenDone));
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
   * Does what a schedule says, each operation as soon as it is due and a worker of its node is
   * free, and goes on when the time is over and the last has ended.
   */
  public void play(List<ScheduledOperation> schedule, long timeLimitNanos, Runnable whenDone) {
    schedule.forEach(
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
    List.copyOf(idle).forEach(worker -> invoke(worker, OperationRecorder.READ, Optional.empty()));
    whenIdle = Optional.of(whenDone);
  }

  /** What to say if the rate was not reached, now that the time is over. */
  public Optional<String> rateShortfall(double rate, long timeLimitNanos) {
    return rateMonitor.shortfall(rate, timeLimitNanos, finished, workers.size());
  }

  /** What to say if there were more operations than a test may have, now that the time is over. */
  public Optional<String> cutOff() {
    return cutOffAt == NEVER
        ? Optional.empty()
        : Optional.of(
            "after %d operations, which is the most that a test keeps, clients asked for nothing"
                    .formatted(maxOperations)
                + " more for the last "
                + String.format(Locale.ROOT, "%.3f", (endTime - cutOffAt) / 1e9)
                + " s");
  }

  /** How many operations have ended. */
  public long finished() {
    return finished;
  }

  /** Begins the operations that are due, as far as workers are free, and plans the next. */
  private void generate() {
    long now = loop.now();
    while (nextTime <= now && now < endTime) {
      if (begun == maxOperations) {
        cutOffAt = now;
        return;
      }
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
    for (ScheduledOperation ask : List.copyOf(due)) {
      Optional<Worker> free =
          idle.stream().filter(worker -> worker.node().equals(ask.node())).findFirst();
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
    String function = broadcast.isPresent() ? OperationRecorder.BROADCAST : OperationRecorder.READ;
    invoke(worker, function, broadcast);
  }

  private void invoke(Worker worker, String function, Optional<Long> value) {
    idle.remove(worker);
    begun++;
    long began = loop.now();
    worker.invoke(function, value, () -> completed(worker, began));
  }

  private void completed(Worker worker, long began) {
    idle.add(worker);
    finished++;
    rateMonitor.ended(loop.now() - began);
    if (waitingForWorker) {
      waitingForWorker = false;
      rateMonitor.waitEnds(Math.min(loop.now(), endTime));
      nextTime = loop.now(); // what nobody was free for is not made up for
      generate();
    }
    beginDue();
    finishIfIdle();
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
}
