package glomers.common.node;

import glomers.common.protocol.Body;
import glomers.common.protocol.ErrorCode;
import glomers.common.protocol.Message;
import glomers.common.protocol.MessageCodec;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The calls of a node that wait for their answer. Thread-safe.
 *
 * <p>Invariant: every entry gets a timer that removes it, so no entry outlives its timeout, however
 * many calls never get an answer. Whoever removes an entry completes its future, once.
 */
final class PendingCalls {
  private final World world;
  private final FailureLog failures;
  private final AtomicLong lastId = new AtomicLong();
  private final Map<Long, Call<?>> pending = new ConcurrentHashMap<>();

  PendingCalls(World world, FailureLog failures) {
    this.world = world;
    this.failures = failures;
  }

  <R extends Body> CompletionStage<R> call(
      String src, String dest, Body request, Class<R> replyType, Duration timeout) {
    long id = lastId.incrementAndGet();
    Stage<R> stage = new Stage<>(failures);
    pending.put(id, new Call<>(dest, replyType, stage));
    World.Timer timer = world.runLater(timeout, () -> expire(id, dest, timeout));
    stage.watch((answer, error) -> timer.cancel());
    world.send(Message.request(src, dest, id, request));
    return stage;
  }

  /** Completes the call that this answers; ignores a late, repeated, unknown or misdirected one. */
  void answer(long id, String src, Body body) {
    Call<?> call = pending.get(id);
    if (call != null && call.dest.equals(src) && pending.remove(id, call)) {
      call.complete(body);
    }
  }

  int size() {
    return pending.size();
  }

  private void expire(long id, String dest, Duration timeout) {
    Call<?> call = pending.remove(id);
    if (call != null) {
      String text = "no answer from " + dest + " in " + timeout.toMillis() + " ms";
      call.complete(new Body.Error(ErrorCode.TIMEOUT, text));
      failures.look();
    }
  }

  private record Call<R extends Body>(String dest, Class<R> replyType, Stage<R> stage) {

    void complete(Body body) {
      if (replyType.isInstance(body)) {
        stage.complete(replyType.cast(body));
      } else if (body instanceof Body.Error error) {
        fail(error);
      } else {
        String wanted = MessageCodec.typeOf(replyType);
        String text =
            dest + " answered with " + MessageCodec.text(body) + " where " + wanted + " was due";
        fail(new Body.Error(ErrorCode.MALFORMED_REQUEST, text));
      }
    }

    /** All stages have it so, the first one, too. */
    private void fail(Body.Error error) {
      stage.completeExceptionally(new CompletionException(new RpcException(error)));
    }
  }
}
