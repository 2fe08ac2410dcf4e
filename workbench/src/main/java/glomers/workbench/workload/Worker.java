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
 * Does one operation at a time, on one node. Its process, a logical client, ends with an operation
 * of which nobody knows what came of it; then the worker goes on with another process, as in
 * Jepsen. Confined to the event-loop thread.
 */
final class Worker {
  private final String node;
  private final int workers;
  private final Settings settings;
  private int process;
  private Client client; // from the topology on: as in Maelstrom, those of init come first

  /**
   * What all workers have in common.
   *
   * @param timeoutNanos how long a client waits for an answer
   */
  record Settings(
      OperationRecorder recorder,
      Client.Factory clients,
      FindingListener listener,
      long timeoutNanos) {}

  /**
   * @param process its first
   * @param workers how many workers there are: its processes are so far apart
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

  /** Makes its client, which tells its node the topology. */
  void announce(Body.Topology topology, BiConsumer<String, Reply> whenDone) {
    client = settings.clients.create();
    client.rpc(node, topology, settings.timeoutNanos, reply -> whenDone.accept(node, reply));
  }

  /** Invokes an operation, and records how it ends. */
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

  /** As in Maelstrom, nobody knows what came of an operation whose answer makes no sense. */
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

  /** A read that was refused had no effect, whatever the error; a broadcast may have had. */
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

  /** Its process can do nothing more: nobody knows whether this is over. */
  private void endUnknown(String function, Optional<Long> value, Object error) {
    settings.recorder.unknown(process, function, value, error);
    process += workers;
    client = settings.clients.create();
  }
}
