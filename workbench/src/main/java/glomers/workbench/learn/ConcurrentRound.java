package glomers.workbench.learn;

import glomers.common.node.Node;
import glomers.common.node.NodeProgram;
import glomers.common.protocol.Body;
import glomers.common.protocol.ErrorCode;
import glomers.common.protocol.Message;
import glomers.common.testing.ConcurrentEnvironment;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.regex.Pattern;

/**
 * One node, and several threads that send it requests at the same time: each thread is a client,
 * which broadcasts values and reads now and then. On a busy machine, one thread may be done before
 * another begins. So each thread goes on until all have made some broadcasts. Used once, by one
 * thread.
 */
final class ConcurrentRound {
  static final int THREADS = 4;

  /** The least number of broadcasts of each client. */
  private static final int LEAST = 100;

  /** The most broadcasts of a client. */
  private static final int MOST = 1000;

  /** Every so many broadcasts, a client reads. */
  private static final int BROADCASTS_PER_READ = 20;

  /** How often timers are fired to get replies that a program sends later. */
  private static final int MOST_TIMERS = 100;

  /** A frame of a stack trace after the package: the class and method, the file and the line. */
  private static final String FRAME = "[^.()]+\\.[^.()]+\\(([^()]+:\\d+)\\)";

  private static final String READER = "c" + THREADS;

  private final ConcurrentEnvironment environment = new ConcurrentEnvironment();
  private final Node node = new Node(environment);
  private final AtomicInteger busy = new AtomicInteger(THREADS);
  private final AtomicInteger broadcasts = new AtomicInteger();
  private final List<Message> replies = new ArrayList<>();
  private final BitSet acknowledged = new BitSet(THREADS * MOST);

  private final NodeProgram program;

  private ConcurrentRound(NodeProgram program) {
    this.program = program;
  }

  /**
   * What went wrong in a round. Immutable.
   *
   * @param due what was due
   * @param came what came instead, as a sentence without a full stop
   */
  record Wrong(String due, String came) {}

  /** What went wrong in a round; empty if nothing did. */
  static Optional<Wrong> run(NodeProgram program, List<String> args) throws InterruptedException {
    return new ConcurrentRound(program).play(args);
  }

  private Optional<Wrong> play(List<String> args) throws InterruptedException {
    program.start(node, args);
    node.receive(Message.request("c0", "n0", 0, new Body.Init("n0", List.of("n0"))));
    environment.takeSent();
    ConcurrentEnvironment.runConcurrently(THREADS, this::client);
    collect(() -> acknowledged.cardinality() == broadcasts.get());
    Optional<Wrong> wrong = replies.stream().flatMap(reply -> wrong(reply).stream()).findFirst();
    return wrong.isPresent() ? wrong : lastRead();
  }

  private void client(int number) {
    String name = "c" + number;
    int sent = 0;
    while (sent < MOST && (sent < LEAST || busy.get() > 0)) {
      long value = (long) number * MOST + sent;
      sent++;
      node.receive(Message.request(name, "n0", sent, new Body.Broadcast(value)));
      if (sent % BROADCASTS_PER_READ == 0) {
        node.receive(Message.request(name, "n0", MOST + sent, new Body.Read()));
      }
      if (sent == LEAST) {
        busy.decrementAndGet();
      }
    }
    broadcasts.addAndGet(sent);
  }

  /** Takes replies, and fires timers until there are enough. */
  private void collect(BooleanSupplier enough) {
    take();
    for (int i = 0; i < MOST_TIMERS && !enough.getAsBoolean(); i++) {
      environment.fireTimers();
      take();
    }
  }

  private void take() {
    for (Message sent : environment.takeSent()) {
      replies.add(sent);
      if (sent.body() instanceof Body.BroadcastOk) {
        acknowledged.set(valueOf(sent));
      }
    }
  }

  /** The value of the broadcast that a message answers. */
  private static int valueOf(Message reply) {
    int client = Integer.parseInt(reply.dest().substring(1));
    return client * MOST + (int) reply.inReplyTo().orElse(0) - 1;
  }

  private Optional<Wrong> lastRead() {
    replies.clear();
    node.receive(Message.request(READER, "n0", 1, new Body.Read()));
    collect(() -> !replies.isEmpty());
    Optional<Message> reply =
        replies.stream().filter(message -> message.body() instanceof Body.ReadOk).findFirst();
    if (reply.isEmpty()) {
      return replies.stream().findFirst().flatMap(this::wrong);
    }
    BitSet missing = (BitSet) acknowledged.clone();
    ((Body.ReadOk) reply.get().body())
        .messages().stream()
            .filter(ConcurrentRound::isBroadcast)
            .forEach(v -> missing.clear(v.intValue()));
    if (missing.isEmpty()) {
      return wrong(reply.get());
    }
    int value = missing.nextSetBit(0);
    int others = missing.cardinality() - 1;
    return wrong(
        Due.of(ConcurrencyCheck.KIND),
        "value %d is lost: c%d broadcast it while others did, n0 acknowledged it, and the last read lacks it%s"
            .formatted(
                value,
                value / MOST,
                others == 0
                    ? ""
                    : " (and %d more of %d)".formatted(others, acknowledged.cardinality())));
  }

  /** What is wrong with a reply by itself. */
  private Optional<Wrong> wrong(Message reply) {
    if (reply.body() instanceof Body.Error error && error.code() == ErrorCode.CRASH.code()) {
      return wrong(
          Due.of("program-failed"),
          "a handler failed while others ran: " + error.text() + line(error));
    }
    if (reply.body() instanceof Body.ReadOk read) {
      BitSet seen = new BitSet(THREADS * MOST);
      for (Long value : read.messages()) {
        if (!isBroadcast(value)) {
          return wrong(
              Due.of("unexpected-value"),
              "a read is torn: it shows " + value + ", which nobody broadcast");
        }
        if (seen.get(value.intValue())) {
          return wrong(
              Due.of("duplicate-in-read"), "a read is torn: it shows value " + value + " twice");
        }
        seen.set(value.intValue());
      }
    }
    return Optional.empty();
  }

  private static Optional<Wrong> wrong(String due, String came) {
    return Optional.of(new Wrong(due, came));
  }

  /** The line of the program's source in the logged stack trace of an error, in brackets. */
  private String line(Body.Error error) {
    String type = program.getClass().getName();
    String ownPackage = type.substring(0, type.lastIndexOf('.') + 1);
    Pattern frame = Pattern.compile("at (?:\\S*/)?" + Pattern.quote(ownPackage) + FRAME);
    return environment.log().stream()
        .filter(logged -> logged.contains(error.text()))
        .flatMap(logged -> frame.matcher(logged).results())
        .findFirst()
        .map(own -> " (" + own.group(1) + ")")
        .orElse("");
  }

  private static boolean isBroadcast(long value) {
    return value >= 0 && value < (long) THREADS * MOST;
  }
}
