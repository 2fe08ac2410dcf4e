package glomers.common.node;

import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.BiConsumer;

/**
 * The reply to an RPC as a future, and every stage that a program derives from it.
 *
 * <p>If a callback throws an exception, the stage that was derived with that callback completes
 * with the exception. If the program derives a further stage from it, the exception is passed on,
 * and a later callback may handle it. Otherwise no code would see the exception, so it is logged.
 * Thread-safe.
 */
final class Stage<T> extends CompletableFuture<T> implements BiConsumer<T, Throwable> {
  private final FailureLog failures;
  private volatile boolean derived; // whether the program has derived a stage from this one
  private boolean watched; // whether the runtime has attached its callback, the first

  Stage(FailureLog failures) {
    this.failures = failures;
  }

  /** Attaches the runtime's callback. To be called before the program gets the stage. */
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
      failures.lookLater(next); // it completes at once, without calling its callbacks
    }
    return next;
  }

  /** Logs the error with which this stage completed, unless it is null or passed on. */
  @Override
  public void accept(T value, Throwable error) {
    if (error != null && !derived) {
      failures.addCallback(error);
    }
  }

  /** Logs the error of a stage that has already completed, under the same condition. */
  void look() {
    try {
      getNow(null);
    } catch (CompletionException | CancellationException e) {
      accept(null, e);
    }
  }

  @Override
  public CompletableFuture<T> toCompletableFuture() {
    return copy(); // completing the copy does not complete the RPC
  }
}
