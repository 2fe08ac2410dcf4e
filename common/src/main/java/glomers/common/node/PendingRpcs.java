package glomers.common.node;

import glomers.common.protocol.Body;
import glomers.common.protocol.Body.Unbound;
import glomers.common.protocol.ErrorCode;
import glomers.common.protocol.Message;
import glomers.common.protocol.MessageBinding;
import glomers.common.protocol.MessageCodec;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The RPCs of a node that wait for a reply. Thread-safe.
 *
 * <p>Invariant: every entry has a timer that removes it, so no entry outlives its timeout, even if
 * no reply ever arrives. The thread that removes an entry completes its future, so this happens
 * once.
 */
final class PendingRpcs {
  private final Environment environment;
  private final FailureLog failures;
  private final AtomicLong lastId = new AtomicLong();
  private final Map<Long, Rpc<?>> pending = new ConcurrentHashMap<>();

  PendingRpcs(Environment environment, FailureLog failures) {
    this.environment = environment;
    this.failures = failures;
  }

  <R extends Body> CompletionStage<R> start(
      String src, String dest, Body request, Class<R> replyType, Duration timeout) {
    long id = lastId.incrementAndGet();
    Stage<R> stage = new Stage<>(failures);
    pending.put(id, new Rpc<>(dest, replyType, stage));
    Environment.Timer timer = environment.runLater(timeout, () -> expire(id, dest, timeout));
    stage.watch((answer, error) -> timer.cancel());
    environment.send(Message.request(src, dest, id, request));
    return stage;
  }

  /**
   * Completes the RPC that a reply belongs to. Ignores a reply that is late, repeated, to no
   * request, or from a node that the request was not sent to.
   */
  void answer(long id, String src, Body body) {
    Rpc<?> rpc = pending.get(id);
    if (rpc != null && rpc.dest.equals(src) && pending.remove(id, rpc)) {
      rpc.complete(body, failures);
    } else {
      boolean toAnother = rpc != null && !rpc.dest.equals(src);
      environment.debug(
          () -> ignored(id, src, toAnother ? "which went to " + rpc.dest : ended(id), body));
    }
  }

  int size() {
    return pending.size();
  }

  private void expire(long id, String dest, Duration timeout) {
    Rpc<?> rpc = pending.remove(id);
    if (rpc != null) {
      String text = "no answer from " + dest + " in " + timeout.toMillis() + " ms";
      rpc.complete(new Body.Error(ErrorCode.TIMEOUT, text), failures);
      failures.look();
    }
  }

  private static String ignored(long id, String src, String why, Body body) {
    return "ignored a reply from %s to request %d, %s: %s"
        .formatted(src, id, why, MessageCodec.text(body));
  }

  private String ended(long id) {
    return id >= 1 && id <= lastId.get()
        ? "which was answered before or has timed out"
        : "which this node never sent";
  }

  private record Rpc<R extends Body>(String dest, Class<R> replyType, Stage<R> stage) {

    void complete(Body body, FailureLog failures) {
      if (replyType.isInstance(body)) {
        stage.complete(replyType.cast(body));
      } else if (body instanceof Body.Error error) {
        fail(error);
      } else if (body instanceof Unbound unbound) {
        complete(unbound, failures);
      } else {
        failForType(body);
      }
    }

    private void complete(Unbound unbound, FailureLog failures) {
      if (!unbound.type().equals(MessageCodec.typeOf(replyType))) {
        failForType(unbound.unknown());
        return;
      }
      try {
        Body body = MessageBinding.bind(unbound, replyType);
        if (replyType.isInstance(body)) {
          stage.complete(replyType.cast(body));
        } else {
          failForType(body);
        }
      } catch (IllegalArgumentException e) {
        failures.add("an answer from " + dest + " can't be made a record", e);
        fail(new Body.Error(ErrorCode.CRASH, e.toString()));
      }
    }

    private void failForType(Body body) {
      String wanted = MessageCodec.typeOf(replyType);
      String text =
          dest + " answered with " + MessageCodec.text(body) + " where " + wanted + " was due";
      fail(new Body.Error(ErrorCode.MALFORMED_REQUEST, text));
    }

    /** Wraps the exception as derived stages do, so that all callbacks see the same. */
    private void fail(Body.Error error) {
      stage.completeExceptionally(new CompletionException(new RpcException(error)));
    }
  }
}
