package glomers.common.node;

import glomers.common.protocol.Body;
import glomers.common.protocol.Body.Init;
import glomers.common.protocol.Body.InitOk;
import glomers.common.protocol.Body.Unreadable;
import glomers.common.protocol.ErrorCode;
import glomers.common.protocol.Message;
import glomers.common.protocol.MessageCodec;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.random.RandomGenerator;

/**
 * One node of the cluster: routes requests to handlers and replies to whoever waits for them.
 *
 * <p>Thread-safe, except that handlers are registered before the first message. Handlers and
 * callbacks run on whatever thread the {@link World} brings, several at once in a real one.
 *
 * <p>The vocabulary is that of Maelstrom's own libraries: <em>reply</em> to a request,
 * <em>send</em> without wanting an answer, <em>call</em> (an RPC) when one is wanted.
 */
public final class Node {
  /** The longest time there is, some 292 years. */
  private static final Duration FOREVER = Duration.ofNanos(Long.MAX_VALUE);

  private final World world;
  private final FailureLog failures;
  private final Map<Class<? extends Body>, Handler<?>> handlers = new ConcurrentHashMap<>();
  private final PendingCalls calls;
  private volatile Cluster cluster = new Cluster("", List.of(), List.of());

  public Node(World world) {
    this.world = Objects.requireNonNull(world, "world");
    this.failures = new FailureLog(world);
    this.calls = new PendingCalls(world, failures);
  }

  /**
   * Registers what to do with requests of a type.
   *
   * @throws IllegalArgumentException if the type has a handler, or is the runtime's affair
   */
  public <B extends Body> void on(Class<B> type, Handler<B> handler) {
    if (type == Init.class || type == Unreadable.class) {
      throw new IllegalArgumentException(type.getSimpleName() + " is handled by the runtime");
    }
    if (handlers.putIfAbsent(type, handler) != null) {
      throw new IllegalArgumentException(type.getSimpleName() + " has a handler already");
    }
  }

  /** This node's name, such as {@code n0}; empty before {@code init}. */
  public String id() {
    return cluster.id;
  }

  /** All nodes of the cluster, this one included, in the order of {@code init}. */
  public List<String> nodeIds() {
    return cluster.nodeIds;
  }

  /** All nodes of the cluster but this one, in the order of {@code init}. */
  public List<String> peers() {
    return cluster.peers;
  }

  /** Whether {@code init} has come: until then every other request is refused. */
  public boolean initialized() {
    return !cluster.id.isEmpty();
  }

  /** Answers a request. If its sender wants no answer, nothing is sent. */
  public void reply(Request<?> request, Body body) {
    if (request.msgId().isPresent()) {
      // Before init a node has only what others call it.
      String src = initialized() ? id() : request.dest();
      world.send(Message.reply(src, request.src(), request.msgId().getAsLong(), body));
    }
  }

  /** Sends a message and forgets it: no answer is wanted, and it may be lost. */
  public void send(String dest, Body body) {
    world.send(Message.send(id(), dest, body));
  }

  /**
   * Sends a request and gives its answer as a future.
   *
   * @param replyType what a good answer is
   * @param timeout how long to wait; afterwards the call is forgotten and a late answer ignored. A
   *     negative one is none, and so the call fails as soon as possible
   * @return the answer, or an {@link RpcException} (as the cause of a {@code CompletionException},
   *     as stages have it): the error that was answered, {@code timeout}, or {@code
   *     malformed-request} for an answer of another type. There is no way to wait for it on
   *     purpose: a handler that waits holds up the messages behind it, perhaps the answer's. An
   *     exception that a callback throws is logged, unless the program goes on from its stage
   */
  public <R extends Body> CompletionStage<R> call(
      String dest, Body request, Class<R> replyType, Duration timeout) {
    Objects.requireNonNull(dest, "dest");
    Objects.requireNonNull(request, "request");
    Objects.requireNonNull(replyType, "replyType");
    return calls.call(id(), dest, request, replyType, bounded(timeout, "timeout"));
  }

  /**
   * Runs the task once, when the delay has passed. An exception that it throws is logged.
   *
   * @param delay a negative one is none; more than 292 years is never
   */
  public World.Timer runLater(Duration delay, Runnable task) {
    Objects.requireNonNull(task, "task");
    return world.runLater(bounded(delay, "delay"), () -> runLogged(task));
  }

  /** The time since an arbitrary origin, in nanoseconds: simulated if the world is. */
  public long nanoTime() {
    return world.nanoTime();
  }

  /** The only randomness a program may use: a simulation repeats it from its seed. */
  public RandomGenerator random() {
    return world.random();
  }

  /** Writes a line to the node's log (STDERR under Maelstrom: STDOUT is the wire). */
  public void log(String text) {
    world.log(text);
  }

  /** Takes a message from the world. Any message is survived; none makes this throw. */
  public void receive(Message message) {
    if (message.inReplyTo().isPresent()) {
      calls.answer(message.inReplyTo().getAsLong(), message.src(), message.body());
    } else {
      serve(new Request<>(message.src(), message.dest(), message.msgId(), message.body()));
    }
    failures.look();
  }

  /** How many calls wait for their answer or timeout: a gauge for tests and logs. */
  public int pendingCalls() {
    return calls.size();
  }

  private void serve(Request<Body> request) {
    Body body = request.body();
    if (body instanceof Init init) {
      init(request, init);
    } else if (body instanceof Unreadable unreadable && (initialized() || isInit(unreadable))) {
      refuse(request, unreadable.problem());
    } else if (!initialized()) {
      refuse(request, new Body.Error(ErrorCode.TEMPORARILY_UNAVAILABLE, "no init yet"));
    } else {
      handle(request);
    }
  }

  private void init(Request<Body> request, Init init) {
    if (init.nodeId().isEmpty() || !init.nodeIds().contains(init.nodeId())) {
      refuse(
          request,
          new Body.Error(
              ErrorCode.MALFORMED_REQUEST,
              "body.node_ids must hold body.node_id, \"" + init.nodeId() + "\""));
      return;
    }
    if (!initialized()) {
      List<String> peers = new ArrayList<>(init.nodeIds());
      peers.removeIf(init.nodeId()::equals);
      cluster = new Cluster(init.nodeId(), init.nodeIds(), List.copyOf(peers));
    }
    reply(request, new InitOk());
  }

  @SuppressWarnings("unchecked") // on() ties each class to a handler of that class
  private void handle(Request<Body> request) {
    Handler<Body> handler = (Handler<Body>) handlers.get(request.body().getClass());
    if (handler == null) {
      String type = MessageCodec.typeOf(request.body().getClass());
      refuse(request, new Body.Error(ErrorCode.NOT_SUPPORTED, "no handler for " + type));
      return;
    }
    try {
      handler.handle(request);
    } catch (Exception | LinkageError | StackOverflowError | AssertionError e) {
      failures.add(
          "a handler failed on " + MessageCodec.text(request.body()) + " from " + request.src(), e);
      reply(request, new Body.Error(ErrorCode.CRASH, e.toString()));
    }
  }

  private void refuse(Request<?> request, Body.Error error) {
    world.log("refused a request from " + request.src() + ": " + error.text());
    reply(request, error);
  }

  private static boolean isInit(Unreadable body) {
    return body.type().equals("init");
  }

  private void runLogged(Runnable task) {
    try {
      task.run();
    } catch (Exception | LinkageError | StackOverflowError | AssertionError e) {
      failures.add("a timer task threw an exception", e);
    }
    failures.look();
  }

  private static Duration bounded(Duration time, String name) {
    Objects.requireNonNull(time, name);
    if (time.isNegative()) {
      return Duration.ZERO;
    }
    return time.compareTo(FOREVER) > 0 ? FOREVER : time;
  }

  private record Cluster(String id, List<String> nodeIds, List<String> peers) {}
}
