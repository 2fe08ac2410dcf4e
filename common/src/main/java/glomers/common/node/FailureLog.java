package glomers.common.node;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Collections;
import java.util.Queue;
import java.util.Set;
import java.util.WeakHashMap;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * What a program's own code threw, written to the node's log with its stack trace, so that no
 * mistake goes unseen on any {@link Environment}. Thread-safe.
 */
final class FailureLog {
  private final Environment environment;
  private final Set<Throwable> logged =
      Collections.synchronizedSet(Collections.newSetFromMap(new WeakHashMap<>()));

  private final Queue<Stage<?>> late = new ConcurrentLinkedQueue<>();

  FailureLog(Environment environment) {
    this.environment = environment;
  }

  /** Writes what happened, and the stack trace. */
  void add(String what, Throwable failure) {
    StringWriter text = new StringWriter();
    failure.printStackTrace(new PrintWriter(text, true));
    environment.log(what + "\n" + text.toString().stripTrailing());
  }

  /** Remembers a stage that may complete without telling: {@link #look} sees to it. */
  void lookLater(Stage<?> stage) {
    late.add(stage);
  }

  /** Looks at those stages; to be called after each piece of the program's code. */
  void look() {
    for (Stage<?> stage = late.poll(); stage != null; stage = late.poll()) {
      stage.look();
    }
  }

  /**
   * Writes what a callback of an RPC threw, once. That an RPC failed is no mistake of the program;
   * what a callback threw when it was told so is one.
   *
   * @param error what a stage completed with
   */
  void addCallback(Throwable error) {
    Throwable cause = error;
    while (cause instanceof CompletionException && cause.getCause() != null) {
      for (Throwable suppressed : cause.getSuppressed()) { // by a callback that was told of it
        addCallback(suppressed);
      }
      cause = cause.getCause();
    }
    boolean expected = cause instanceof RpcException || cause instanceof CancellationException;
    if (!expected && logged.add(cause)) {
      add("a callback of an RPC threw an exception", cause);
    }
  }
}
