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
 * Maelstrom's broadcast workload: a random mix of reads and of broadcasts of 0, 1, 2, … Several
 * workers invoke the operations, each one at a time. At the end, each worker reads once more.
 * Confined to the event-loop thread. The class is long because a workload is drawn from the seed or
 * follows a schedule, and both share its workers.
 */
public final class BroadcastWorkload {
  /** The maximum number of operations of a test. All of them are kept in memory. */
  private static final int MAX_OPERATIONS = 500_000;

  private static final long NEVER = Long.MAX_VALUE;

  private final EventLoop loop;
  private final RandomGenerator random;
  private final int maxOperations;
  private final List<Worker> workers;
  private final List<Worker> idle = new ArrayList<>();
  private final RateMonitor rateMonitor;
  // Scheduled operations that are due, but have no free worker.
  private final List<ScheduledOperation> due = new ArrayList<>();
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
   * @param concurrency the number of workers; worker i sends to node i mod the number of nodes
   * @param faulty tells whether a fault is in force now
   * @param timeoutNanos how long a client waits for a reply, in nanoseconds
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

  /** The node of each worker. Every worker sends the topology to its node. */
  public List<String> workersNodes() {
    return workers.stream().map(Worker::node).toList();
  }

  /**
   * Creates each worker's client, which sends the topology to the worker's node.
   *
   * @param whenDone called for each worker, with its node and the reply
   */
  public void announce(Body.Topology topology, BiConsumer<String, Reply> whenDone) {
    workers.forEach(worker -> worker.announce(topology, whenDone));
  }

  /**
   * Invokes random operations until the time limit.
   *
   * @param rate operations per second, over all workers together
   * @param repeatShare the share of broadcasts that repeat an earlier value, from 0 to 1
   * @param whenDone called when the time limit is reached and no operation is pending
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
   * Invokes the operations of a schedule. An operation begins as soon as it is due and a worker of
   * its node is free.
   *
   * @param whenDone called when the time limit is reached and no operation is pending
   */
  public void play(List<ScheduledOperation> schedule, long timeLimitNanos, Runnable whenDone) {
    schedule.forEach(
        operation ->
            loop.after(
                operation.atNanos(),
                () -> {
                  due.add(operation);
                  beginDue();
                }));
    loop.after(timeLimitNanos, () -> finish(whenDone));
  }

  /**
   * Makes every worker read once more.
   *
   * @param whenDone called when all reads have ended
   */
  public void readFinally(Runnable whenDone) {
    List.copyOf(idle).forEach(worker -> invoke(worker, OperationRecorder.READ, Optional.empty()));
    whenIdle = Optional.of(whenDone);
  }

  /**
   * A finding's text if the rate was not reached; else empty. To be called after the time limit.
   */
  public Optional<String> rateShortfall(double rate, long timeLimitNanos) {
    return rateMonitor.shortfall(rate, timeLimitNanos, finished, workers.size());
  }

  /**
   * A finding's text if the maximum number of operations was reached; else empty. To be called
   * after the time limit.
   */
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

  /** The number of operations that have ended. */
  public long finished() {
    return finished;
  }

  /** Invokes the operations that are due while workers are free, and schedules the next one. */
  private void generate() {
    long now = loop.now();
    while (nextTime <= now && now < endTime) {
      if (begun == maxOperations) {
        cutOffAt = now;
        return;
      }
      if (idle.isEmpty()) {
        waitingForWorker = true; // completed() continues when a worker is free
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
    for (ScheduledOperation operation : List.copyOf(due)) {
      Optional<Worker> free =
          idle.stream().filter(worker -> worker.node().equals(operation.node())).findFirst();
      if (free.isPresent()) {
        due.remove(operation);
        begin(free.get(), operation.broadcast());
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
      nextTime = loop.now(); // operations that had no free worker are dropped
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
