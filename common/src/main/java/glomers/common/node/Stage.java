package glomers.common.node;

import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.BiConsumer;

/**
 * The answer to an RPC, and every stage that a program derives from it.
 *
 * <p>If a callback throws an exception, the stage that stands for its end completes with it, and
 * nobody looks at that stage. So the exception is logged, unless the program goes on from the
 * stage: then it is passed to what follows, which may handle it. Thread-safe.
 */
final class Stage<T> extends CompletableFuture<T> implements BiConsumer<T, Throwable> {
  private final FailureLog failures;
  private volatile boolean derived; // whether something of the program follows from this stage
  private boolean watched; // whether the first thing that follows, which is ours, is there

  Stage(FailureLog failures) {
    this.failures = failures;
  }

  /** Lets something of the runtime's follow; to be called before the program has the stage. */
  void watch(BiConsumer<T, Throwable> whenComplete) {
    whenComplete(whenComplete);
  }

  @Override
  public <U> CompletableFuture<U> newIncompleteFuture() {
    if (!watched) {
      watched = true;
      return new CompletableFuture<>();
    }
    derived = true;
    Stage<U> next = new Stage<>(failures);
    next.watch(next);
    if (isDone()) {
      failures.lookLater(next); // it completes at once, and may tell nobody
    }
    return next;
  }

  /** It has completed: with an error, if that is not null. */
  @Override
  public void accept(T value, Throwable error) {
    if (error != null && !derived) {
      failures.addCallback(error);
    }
  }

  /** Does the same if it has completed. */
  void look() {
    try {
      getNow(null);
    } catch (CompletionException | CancellationException e) {
      accept(null, e);
    }
  }

  @Override
  public CompletableFuture<T> toCompletableFuture() {
    return copy(); // whoever completes that does not complete the RPC
  }
}
