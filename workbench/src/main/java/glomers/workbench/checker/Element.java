package glomers.workbench.checker;

import glomers.workbench.history.Operation;
import java.util.concurrent.TimeUnit;

/** What a history tells of one value that was broadcast. Not thread-safe. */
final class Element {
  private static final long NONE = -1;

  final long value;

  /** The index at which its broadcast began: what ended earlier tells nothing about it. */
  final long invoked;

  private long knownIndex = NONE;
  private long knownTime;
  private long presentIndex = NONE;
  private long presentTime;
  private long absentIndex = NONE;
  private long absentTime;

  Element(long value, long invoked) {
    this.value = value;
    this.invoked = invoked;
  }

  /** It is known from here on, if it wasn't before. */
  void known(Operation completion) {
    if (knownIndex == NONE || completion.index() < knownIndex) {
      knownIndex = completion.index();
      knownTime = completion.time();
    }
  }

  /** A read that began here showed it. */
  void present(Operation invocation) {
    if (invocation.index() > presentIndex) {
      presentIndex = invocation.index();
      presentTime = invocation.time();
    }
  }

  /** A read that began here didn't. */
  void absent(Operation invocation) {
    if (invocation.index() > absentIndex) {
      absentIndex = invocation.index();
      absentTime = invocation.time();
    }
  }

  boolean stable() {
    return presentIndex > absentIndex;
  }

  boolean lost() {
    return knownIndex != NONE && absentIndex > presentIndex && absentIndex > knownIndex;
  }

  long stableLatencyMillis() {
    return millisFromKnown(absentIndex == NONE ? 0 : absentTime + 1);
  }

  long lostLatencyMillis() {
    return millisFromKnown(presentIndex == NONE ? 0 : presentTime + 1);
  }

  private long millisFromKnown(long time) {
    return TimeUnit.NANOSECONDS.toMillis(Math.max(0, time - knownTime));
  }
}
