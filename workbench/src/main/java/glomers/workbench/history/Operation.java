package glomers.workbench.history;

import glomers.workbench.workload.OperationRecorder;
import java.util.Collection;
import java.util.Locale;
import java.util.Optional;

/**
 * One line of a history, in Jepsen's terms: an operation that begins, or how it ended.
 *
 * @param index its place in the history, from 0
 * @param time nanoseconds since the operations began, as in Jepsen
 * @param process who did it: a logical client, or {@link #NEMESIS}
 * @param function {@code broadcast}, {@code read}, or what the nemesis did
 * @param value of a broadcast, its value; of an ok read, the {@link ReadSnapshot}
 * @param error why it failed, or why nobody knows
 */
public record Operation(
    long index,
    long time,
    int process,
    Type type,
    String function,
    Optional<Object> value,
    Optional<Object> error) {

  /** The process number that stands for the nemesis. */
  public static final int NEMESIS = -1;

  public static final String BROADCAST = OperationRecorder.BROADCAST;
  public static final String READ = OperationRecorder.READ;

  /** The error of an operation that was not answered before the client's timeout. */
  public static final String NO_ANSWER = OperationRecorder.NO_ANSWER;

  /** The error of an operation whose answer can't be read as one. */
  public static final String MALFORMED_ANSWER = OperationRecorder.MALFORMED_ANSWER;

  /** How far an operation is. */
  public enum Type {
    INVOKE,
    /** It took effect. */
    OK,
    /** It certainly took no effect. */
    FAIL,
    /** Nobody knows whether it took effect. */
    INFO;

    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** Its time in seconds, for people. */
  public String seconds() {
    return seconds(time);
  }

  /** A time on the test's clock in seconds, for people. */
  public static String seconds(long nanos) {
    return String.format(Locale.ROOT, "%.3f", nanos / 1e9);
  }

  /** Whether a client did it. */
  public boolean byClient() {
    return process != NEMESIS;
  }

  /** Whether this is the end of a read that worked. */
  public boolean isOkRead() {
    return type == Type.OK && function.equals(READ);
  }

  /** Whether it is a broadcast. */
  public boolean isBroadcast() {
    return function.equals(BROADCAST);
  }

  /** The value that is broadcast. */
  public long broadcastValue() {
    return (Long) value.orElseThrow();
  }

  /** What was read. */
  public ReadSnapshot reading() {
    return (ReadSnapshot) value.orElseThrow();
  }

  /** What came of it, if it did not work: what the node did, such as gave no answer in time. */
  public String failure() {
    Object why = error.orElse("no reason given");
    if (why instanceof Collection<?> parts && !parts.isEmpty()) {
      return "answered with the error " + parts.iterator().next();
    }
    return switch (String.valueOf(why)) {
      case NO_ANSWER -> "gave no answer in time";
      case MALFORMED_ANSWER -> "gave an answer that is no " + function + "_ok";
      default -> "failed with " + why;
    };
  }
}
