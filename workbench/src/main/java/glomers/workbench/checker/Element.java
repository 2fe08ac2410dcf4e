package glomers.workbench.checker;

import glomers.workbench.history.Operation;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** What a history tells of one value that was broadcast. Not thread-safe. */
final class Element {
  final long value;

  /** The index at which its broadcast began: what ended earlier tells nothing about it. */
  final long invoked;

  private Operation known; // null until it is; so are the next two
  private Operation lastPresent;
  private Operation lastAbsent;

  Element(long value, long invoked) {
    this.value = value;
    this.invoked = invoked;
  }

  /** It is known from here on, if it wasn't before. */
  void known(Operation completion) {
    if (known == null || completion.index() < known.index()) {
      known = completion;
    }
  }

  /** A read that began here showed it. */
  void present(Operation invocation) {
    if (invocation.index() > index(lastPresent)) {
      lastPresent = invocation;
    }
  }

  /** A read that began here didn't. */
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

  /** The operation from which on it is known. */
  Optional<Operation> known() {
    return Optional.ofNullable(known);
  }

  /** Where the last read to begin that did not show it began. */
  Optional<Operation> lastAbsent() {
    return Optional.ofNullable(lastAbsent);
  }

  /** To just after the begin of a read; 0 if there was none. */
  private long millisFromKnown(Operation read) {
    long time = read == null ? 0 : read.time() + 1;
    return TimeUnit.NANOSECONDS.toMillis(Math.max(0, time - known.time()));
  }

  private static long index(Operation operation) {
    return operation == null ? -1 : operation.index();
  }
}
