package glomers.common.node;

import glomers.common.protocol.Body;
import glomers.common.protocol.Body.Init;
import glomers.common.protocol.Body.InitOk;
import glomers.common.protocol.Body.Predefined;
import glomers.common.protocol.Body.Unbound;
import glomers.common.protocol.Body.Unreadable;
import glomers.common.protocol.ErrorCode;
import glomers.common.protocol.Message;
import glomers.common.protocol.MessageBinding;
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
 * One node of the cluster. It passes requests to their handlers, and replies to the RPCs that wait
 * for them.
 *
 * <p>Thread-safe, except that handlers must be registered before the first message. Handlers and
 * callbacks run on the threads of the {@link Environment}: in a real process, on several at once.
 *
 * <p>The method names are those of Maelstrom's own libraries: <em>reply</em> answers a request,
 * <em>send</em> expects no reply, <em>rpc</em> expects one. The class is long because it is the
 * whole interface that a part is written against.
 */
public final class Node {
  /** The longest time that fits a {@code long} of nanoseconds, about 292 years. */
  private static final Duration FOREVER = Duration.ofNanos(Long.MAX_VALUE);

  private final Environment environment;
  private final FailureLog failures;
  private final Map<Class<? extends Body>, Handler<?>> handlers = new ConcurrentHashMap<>();
  private final Map<String, Class<? extends Body>> ownTypes = new ConcurrentHashMap<>(); // by type
  private final PendingRpcs rpcs;
  private volatile Cluster cluster = new Cluster("", List.of(), List.of());

  public Node(Environment environment) {
    this.environment = Objects.requireNonNull(environment, "environment");
    this.failures = new FailureLog(environment);
    this.rpcs = new PendingRpcs(environment, failures);
  }

  /**
   * Registers the handler for requests of a type: a predefined one, or a record of the program's
   * own (see {@link Body}).
   *
   * @throws IllegalArgumentException if the type has a handler, is handled by the runtime, or
   *     cannot be a message: the exception's message says why
   */
  public <B extends Body> void on(Class<B> type, Handler<B> handler) {
    if (type == Init.class || type == Unreadable.class || type == Unbound.class) {
      throw new IllegalArgumentException(type.getSimpleName() + " is handled by the runtime");
    }
    String name = MessageCodec.typeOf(type);
    if (!Predefined.class.isAssignableFrom(type)) {
      MessageBinding.prepare(type);
      Class<? extends Body> known = ownTypes.putIfAbsent(name, type);
      if (known != null && known != type) {
        throw new IllegalArgumentException(
            "another record of the type " + name + " has a handler already");
      }
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

  /** Whether {@code init} has arrived. Until then, every other request is refused. */
  public boolean initialized() {
    return !cluster.id.isEmpty();
  }

  /** Replies to a request. If the request has no {@code msg_id}, nothing is sent. */
  public void reply(Request<?> request, Body body) {
    if (request.msgId().isPresent()) {
      // Before init, a node knows its name only from the request.
      String src = initialized() ? id() : request.dest();
      environment.send(Message.reply(src, request.src(), request.msgId().getAsLong(), body));
    }
  }

  /** Sends a message that expects no reply. It may be lost. */
  public void send(String dest, Body body) {
    environment.send(Message.send(id(), dest, body));
  }

  /**
   * Sends a request and returns its reply as a future.
   *
   * @param replyType the type of a successful reply
   * @param timeout how long to wait, more than zero. After that the RPC is forgotten, and a late
   *     reply is ignored. A timeout of more than 292 years never expires
   * @return the reply, or an {@link RpcException} as the cause of a {@code CompletionException}:
   *     the error in the reply, {@code timeout}, or {@code malformed-request} for a reply of
   *     another type. By design, the stage offers no way to block: a blocked handler delays the
   *     messages behind it, and the reply may be one of them. An exception that a callback throws
   *     is logged, unless the program has attached a further callback after it, which then gets the
   *     exception
   * @throws IllegalArgumentException if the timeout is zero or negative, or the reply type cannot
   *     be a message
   */
  public <R extends Body> CompletionStage<R> rpc(
      String dest, Body request, Class<R> replyType, Duration timeout) {
    require(dest, "dest");
    require(request, "request");
    require(replyType, "replyType");
    require(timeout, "timeout");
    MessageCodec.typeOf(replyType);
    if (timeout.isZero() || timeout.isNegative()) {
      throw new IllegalArgumentException("timeout must be more than zero, and is " + timeout);
    }
    return rpcs.start(id(), dest, request, replyType, bounded(timeout));
  }

  /**
   * Runs the task once, when the delay has passed. An exception that it throws is logged.
   *
   * @param delay zero or more; after more than 292 years, the task never runs
   * @throws IllegalArgumentException if the delay is negative
   */
  public Environment.Timer runLater(Duration delay, Runnable task) {
    require(delay, "delay");
    require(task, "task");
    if (delay.isNegative()) {
      throw new IllegalArgumentException("delay must not be negative, and is " + delay);
    }
    return environment.runLater(bounded(delay), () -> runLogged(task));
  }

  /** The time since an arbitrary origin, in nanoseconds: simulated if the environment is. */
  public long nanoTime() {
    return environment.nanoTime();
  }

  /** The only randomness a program may use: a simulation repeats it from its seed. */
  public RandomGenerator random() {
    return environment.random();
  }

  /** Writes a line to the node's log (STDERR under Maelstrom: STDOUT is the wire). */
  public void log(String text) {
    environment.log(text);
  }

  /** Handles a message from the environment. No message makes this throw. */
  public void receive(Message message) {
    Body body = message.body();
    if (!(body instanceof Predefined)) {
      body = MessageBinding.unbound(body); // so that this node binds it to a record of its own
    }
    if (message.inReplyTo().isPresent()) {
      rpcs.answer(message.inReplyTo().getAsLong(), message.src(), body);
    } else {
      serve(new Request<>(message.src(), message.dest(), message.msgId(), body));
    }
    failures.look();
  }

  /** How many RPCs wait for a reply or their timeout: a gauge for tests and logs. */
  public int pendingRpcs() {
    return rpcs.size();
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

  private void handle(Request<Body> request) {
    if (request.body() instanceof Predefined body) {
      handle(request, body);
    } else {
      handleOwn(request, (Unbound) request.body());
    }
  }

  private void handleOwn(Request<Body> request, Unbound unbound) {
    Class<? extends Body> type = ownTypes.get(unbound.type());
    Body body;
    try {
      body = type == null ? unbound.unknown() : MessageBinding.bind(unbound, type);
    } catch (IllegalArgumentException e) {
      crash(request, e);
      return;
    }
    if (body instanceof Unreadable unreadable) {
      refuse(request, unreadable.problem());
    } else {
      handle(request, body);
    }
  }

  /** Calls the handler for the class of a body. */
  @SuppressWarnings("unchecked") // on() ties each class to a handler of that class
  private void handle(Request<Body> request, Body body) {
    Handler<Body> handler = (Handler<Body>) handlers.get(body.getClass());
    if (handler == null) {
      String text = "no handler for " + MessageCodec.typeOf(body);
      refuse(request, new Body.Error(ErrorCode.NOT_SUPPORTED, text));
      return;
    }
    try {
      handler.handle(
          body == request.body()
              ? request
              : new Request<>(request.src(), request.dest(), request.msgId(), body));
    } catch (Exception | LinkageError | StackOverflowError | AssertionError e) {
      crash(request, e);
    }
  }

  private void crash(Request<Body> request, Throwable failure) {
    failures.add(
        "a handler failed on " + MessageCodec.text(request.body()) + " from " + request.src(),
        failure);
    reply(request, new Body.Error(ErrorCode.CRASH, failure.toString()));
  }

  private void refuse(Request<?> request, Body.Error error) {
    environment.log("refused a request from " + request.src() + ": " + error.text());
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

  private static void require(Object argument, String name) {
    if (argument == null) {
      throw new NullPointerException(name + " must not be null");
    }
  }

  private static Duration bounded(Duration time) {
    return time.compareTo(FOREVER) > 0 ? FOREVER : time;
  }

  private record Cluster(String id, List<String> nodeIds, List<String> peers) {}
}
