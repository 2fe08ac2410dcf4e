package glomers.workbench.workload;

import glomers.common.protocol.Body;
import glomers.common.protocol.Body.Broadcast;
import glomers.common.protocol.Body.Read;
import glomers.common.protocol.ErrorCode;
import glomers.workbench.finding.FindingListener;
import glomers.workbench.network.Packet;
import glomers.workbench.workload.Client.Reply;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BiConsumer;

/**
 * Invokes one operation at a time, on one node. Each operation belongs to a process, which is a
 * logical client. As in Jepsen, a process ends when the result of its operation is unknown; the
 * worker then continues with a new process. Confined to the event-loop thread.
 */
final class Worker {
  private final String node;
  private final int workers;
  private final Settings settings;
  private int process;
  // Created for the topology; as in Maelstrom, the clients for init are created before.
  private Client client;

  /**
   * Settings that all workers share.
   *
   * @param timeoutNanos how long a client waits for a reply, in nanoseconds
   */
  record Settings(
      OperationRecorder recorder,
      Client.Factory clients,
      FindingListener listener,
      long timeoutNanos) {}

  /**
   * @param process the number of its first process
   * @param workers the number of workers; the worker's next process has a number greater by this
   */
  Worker(int process, String node, int workers, Settings settings) {
    this.process = process;
    this.node = node;
    this.workers = workers;
    this.settings = settings;
  }

  String node() {
    return node;
  }

  /** Creates the client, which sends the topology to the node. */
  void announce(Body.Topology topology, BiConsumer<String, Reply> whenDone) {
    client = settings.clients.create();
    client.rpc(node, topology, settings.timeoutNanos, reply -> whenDone.accept(node, reply));
  }

  /** Invokes an operation, and records its end. */
  void invoke(String function, Optional<Long> value, Runnable whenDone) {
    settings.recorder.invoked(process, function, value);
    Body body = value.<Body>map(Broadcast::new).orElseGet(Read::new);
    client.rpc(
        node,
        body,
        settings.timeoutNanos,
        reply -> {
          complete(function, value, reply);
          whenDone.run();
        });
  }

  private void complete(String function, Optional<Long> value, Reply reply) {
    if (reply instanceof Reply.Answer answer) {
      answered(function, value, answer.packet());
    } else if (reply instanceof Reply.Refusal refusal) {
      refused(function, value, refusal);
    } else if (function.equals(OperationRecorder.READ)) {
      endFailed(function, value, OperationRecorder.NO_ANSWER);
    } else {
      endUnknown(function, value, OperationRecorder.NO_ANSWER);
    }
  }

  /**
   * Records the end of an operation that got a reply. As in Maelstrom, the result is unknown if the
   * reply is malformed.
   */
  private void answered(String function, Optional<Long> value, Packet answer) {
    Optional<AnswerCheck.Violation> fault = AnswerCheck.check(function, answer);
    if (fault.isPresent()) {
      settings.listener.add(node, fault.get().kind(), node + " " + fault.get().text());
      endUnknown(function, value, OperationRecorder.MALFORMED_ANSWER);
    } else if (function.equals(OperationRecorder.READ)) {
      settings.recorder.read(process, node, answer.shown().orElseThrow());
    } else {
      settings.recorder.acknowledged(process, value.orElseThrow());
    }
  }

  /**
   * Records the end of an operation that got an error. A read has failed. A broadcast has failed if
   * the error is definite; otherwise its result is unknown.
   */
  private void refused(String function, Optional<Long> value, Reply.Refusal refusal) {
    Optional<ErrorCode> code =
        refusal.code().isPresent() ? ErrorCode.of(refusal.code().getAsInt()) : Optional.empty();
    String unknown = refusal.code().isPresent() ? "error " + refusal.code().getAsInt() : "unknown";
    String name =
        code.map(known -> known.name().toLowerCase(Locale.ROOT).replace('_', '-')).orElse(unknown);
    List<String> error = List.of(name, refusal.text());
    if (function.equals(OperationRecorder.READ) || code.map(ErrorCode::definite).orElse(false)) {
      endFailed(function, value, error);
    } else {
      endUnknown(function, value, error);
    }
  }

  private void endFailed(String function, Optional<Long> value, Object error) {
    settings.recorder.failed(process, function, value, error);
  }

  /** Records an unknown result, and ends the process: its operation may still take effect. */
  private void endUnknown(String function, Optional<Long> value, Object error) {
    settings.recorder.unknown(process, function, value, error);
    process += workers;
    client = settings.clients.create();
  }
}
