package glomers.workbench.workload;

import java.util.List;
import java.util.Optional;

/**
 * Records operations, in Jepsen's terms: each begins with an invocation, and ends as {@code ok},
 * {@code fail} or {@code info}. Confined to the event-loop thread.
 *
 * <p>A process is a logical client. A function is {@link #BROADCAST} or {@link #READ}; a broadcast
 * has a value.
 */
public interface OperationRecorder {
  String BROADCAST = "broadcast";
  String READ = "read";

  /** The error of an operation that got no reply before the client's timeout. */
  String NO_ANSWER = "net-timeout";

  /** The error of an operation that got a malformed reply. */
  String MALFORMED_ANSWER = "malformed-answer";

  /** An operation began. */
  void invoked(int process, String function, Optional<Long> value);

  /** A broadcast took effect. */
  void acknowledged(int process, long value);

  /**
   * A read took effect.
   *
   * @param shown the values in the reply, including duplicates
   */
  void read(int process, String node, List<Long> shown);

  /** An operation certainly took no effect. */
  void failed(int process, String function, Optional<Long> value, Object error);

  /** It is unknown whether an operation took effect. */
  void unknown(int process, String function, Optional<Long> value, Object error);
}
