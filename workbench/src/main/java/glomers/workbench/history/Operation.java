package glomers.workbench.history;

import glomers.workbench.workload.OperationRecorder;
import java.util.Collection;
import java.util.Locale;
import java.util.Optional;

/**
 * One entry of a history, in Jepsen's terms: the invocation of an operation, or its end. Immutable.
 *
 * @param index its position in the history, from 0
 * @param time nanoseconds since the operations began, as in Jepsen
 * @param process the process that invoked it, which is a logical client, or {@link #NEMESIS}
 * @param function {@code broadcast}, {@code read}, or an action of the nemesis
 * @param value the value of a broadcast, or the {@link ReadSnapshot} of a successful read
 * @param error why it failed, or why its result is unknown
 */
public record Operation(
    long index,
    long time,
    int process,
    Type type,
    String function,
    Optional<Object> value,
    Optional<Object> error) {

  /** The process number of the nemesis. */
  public static final int NEMESIS = -1;

  public static final String BROADCAST = OperationRecorder.BROADCAST;
  public static final String READ = OperationRecorder.READ;

  /** The error of an operation that got no reply before the client's timeout. */
  public static final String NO_ANSWER = OperationRecorder.NO_ANSWER;

  /** The error of an operation that got a malformed reply. */
  public static final String MALFORMED_ANSWER = OperationRecorder.MALFORMED_ANSWER;

  /** Whether an entry is an invocation, or which kind of end it is. */
  public enum Type {
    INVOKE,
    /** The operation took effect. */
    OK,
    /** The operation certainly took no effect. */
    FAIL,
    /** It is unknown whether the operation took effect. */
    INFO;

    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** Its time in seconds, as text. */
  public String seconds() {
    return seconds(time);
  }

  /**
   * A time in seconds, as text.
   *
   * @param nanos the time in nanoseconds since the operations began
   */
  public static String seconds(long nanos) {
    return String.format(Locale.ROOT, "%.3f", nanos / 1e9);
  }

  /** Whether it is an operation of a client, not of the nemesis. */
  public boolean byClient() {
    return process != NEMESIS;
  }

  /** Whether it is the end of a successful read. */
  public boolean isOkRead() {
    return type == Type.OK && function.equals(READ);
  }

  /** Whether it is a broadcast. */
  public boolean isBroadcast() {
    return function.equals(BROADCAST);
  }

  /** The value of a broadcast. */
  public long broadcastValue() {
    return (Long) value.orElseThrow();
  }

  /** The values of a successful read. */
  public ReadSnapshot reading() {
    return (ReadSnapshot) value.orElseThrow();
  }

  /** What the node did if the operation did not succeed, such as give no answer in time. */
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
