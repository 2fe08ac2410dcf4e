package glomers.workbench.checker;

import glomers.workbench.history.Operation;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** The state of one broadcast value during the check. Not thread-safe. */
final class Element {
  final long value;

  /**
   * The index of its broadcast's invocation. Reads that ended earlier do not matter for this value.
   */
  final long invoked;

  private Operation known; // null until known; the next two are null until a read sets them
  private Operation lastPresent;
  private Operation lastAbsent;

  Element(long value, long invoked) {
    this.value = value;
    this.invoked = invoked;
  }

  /** The value is known from this operation on, or from an earlier one. */
  void known(Operation completion) {
    if (known == null || completion.index() < known.index()) {
      known = completion;
    }
  }

  /** A read with this invocation showed the value. */
  void present(Operation invocation) {
    if (invocation.index() > index(lastPresent)) {
      lastPresent = invocation;
    }
  }

  /** A read with this invocation did not show the value. */
  void absent(Operation invocation) {
    if (invocation.index() > index(lastAbsent)) {
      lastAbsent = invocation;
    }
  }

  boolean stable() {
    return index(lastPresent) > index(lastAbsent);
  }

  boolean lost() {
    return known != null
        && index(lastAbsent) > index(lastPresent)
        && index(lastAbsent) > known.index();
  }

  long stableLatencyMillis() {
    return millisFromKnown(lastAbsent);
  }

  long lostLatencyMillis() {
    return millisFromKnown(lastPresent);
  }

  /**
   * The operation that made the value known: the end of its broadcast, or of the first read that
   * showed it.
   */
  Optional<Operation> known() {
    return Optional.ofNullable(known);
  }

  /** The invocation of the last read that did not show the value. */
  Optional<Operation> lastAbsent() {
    return Optional.ofNullable(lastAbsent);
  }

  /**
   * The time from when the value was known to 1 ns after the invocation of a read; 0 if there is no
   * read.
   */
  private long millisFromKnown(Operation read) {
    long time = read == null ? 0 : read.time() + 1;
    return TimeUnit.NANOSECONDS.toMillis(Math.max(0, time - known.time()));
  }

  private static long index(Operation operation) {
    return operation == null ? -1 : operation.index();
  }
}
