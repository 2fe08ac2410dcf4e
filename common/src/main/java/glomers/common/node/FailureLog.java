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
 * Logs the exceptions that a program's own code throws, with their stack traces, so that a bug is
 * visible in every {@link Environment}. Thread-safe.
 */
final class FailureLog {
  private final Environment environment;
  private final Set<Throwable> logged =
      Collections.synchronizedSet(Collections.newSetFromMap(new WeakHashMap<>()));

  private final Queue<Stage<?>> late = new ConcurrentLinkedQueue<>();

  FailureLog(Environment environment) {
    this.environment = environment;
  }

  /** Logs what happened, and the stack trace. */
  void add(String what, Throwable failure) {
    StringWriter text = new StringWriter();
    failure.printStackTrace(new PrintWriter(text, true));
    environment.log(what + "\n" + text.toString().stripTrailing());
  }

  /**
   * Remembers a stage that may complete without calling its callbacks, so that {@link #look} checks
   * it.
   */
  void lookLater(Stage<?> stage) {
    late.add(stage);
  }

  /** Checks the remembered stages. To be called whenever code of the program has run. */
  void look() {
    for (Stage<?> stage = late.poll(); stage != null; stage = late.poll()) {
      stage.look();
    }
  }

  /**
   * Logs what a callback of an RPC threw, once. A failed RPC is not a bug in the program and is not
   * logged; an exception that a callback throws because of it is.
   *
   * @param error what a stage completed with
   */
  void addCallback(Throwable error) {
    Throwable cause = error;
    while (cause instanceof CompletionException && cause.getCause() != null) {
      for (Throwable suppressed : cause.getSuppressed()) { // thrown by a callback of a failed RPC
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
