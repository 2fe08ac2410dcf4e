package glomers.workbench.explore;

import glomers.common.node.NodeProgram;
import glomers.common.protocol.Body;
import glomers.common.protocol.Message;
import glomers.common.protocol.MessageCodec;
import glomers.workbench.cluster.ProgramGuard;
import glomers.workbench.network.Services;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * All traces of one node; each sequence of inputs is run once. A node can't be copied or rewound,
 * so a sequence that doesn't extend the running node's trace is replayed from the start. Not
 * thread-safe.
 */
final class NodeTraces {
  /** The {@code msg_id} of a client's broadcast is this plus the value. */
  private static final int FIRST_ASK_ID = 10;

  private static final int READ_ID = 5;

  /** Maximum number of messages that an error names. */
  private static final int MOST_NAMED = 3;

  private final Bound bound;
  private final Supplier<NodeProgram> program;
  private final List<String> args;
  private final int index;
  private final EventInterner inputs;
  private final ProgramGuard guard;
  private final List<NodeTrace> all = new ArrayList<>();
  private Optional<String> sentToNobody = Optional.empty();
  private ReplayedNode live;
  private NodeTrace liveAt;

  NodeTraces(
      Bound bound,
      Supplier<NodeProgram> program,
      List<String> args,
      int index,
      EventInterner inputs,
      ProgramGuard guard) {
    this.guard = guard;
    this.bound = bound;
    this.program = program;
    this.args = args;
    this.index = index;
    this.inputs = inputs;
    live = new ReplayedNode(program, args, bound, index, inputs, guard);
    add(Optional.empty(), EventInterner.TIMER);
  }

  /** An error text about a message of the node to an unknown receiver, if it sent one. */
  Optional<String> sentToNobody() {
    return sentToNobody;
  }

  NodeTrace first() {
    return all.get(0);
  }

  NodeTrace get(int id) {
    return all.get(id);
  }

  int count() {
    return all.size();
  }

  /** A trace with one more input. */
  NodeTrace after(NodeTrace trace, int input) {
    Optional<NodeTrace> known = trace.after(input);
    if (known.isPresent()) {
      return known.get();
    }
    revive(trace);
    give(input);
    NodeTrace added = add(Optional.of(trace), input);
    trace.add(added);
    return added;
  }

  /**
   * Replays a trace, and checks that the node behaves in the same way.
   *
   * @throws NotDeterministicException if it doesn't
   */
  void confirm(NodeTrace trace) {
    liveAt = null;
    revive(trace);
  }

  /** What a client's read after a trace shows. */
  NodeTrace.Answer read(NodeTrace trace) {
    if (trace.answer.isEmpty()) {
      revive(trace);
      String id = bound.nodeIds().get(index);
      live.receive(Message.request(ReplayedNode.CLIENT, id, READ_ID, new Body.Read()));
      trace.answer = Optional.of(new NodeTrace.Answer(values(live.takeSent())));
      live = null; // the read may have changed the node
      liveAt = null;
    }
    return trace.answer.get();
  }

  /** The request to broadcast a value. */
  static Message ask(Bound bound, int value) {
    String node = bound.nodeIds().get(bound.nodeOf(value));
    return Message.request(
        ReplayedNode.CLIENT, node, FIRST_ASK_ID + value, new Body.Broadcast(value));
  }

  private static Optional<SortedSet<Long>> values(List<Message> answers) {
    return answers.stream()
        .filter(answer -> answer.inReplyTo().orElse(-1) == READ_ID)
        .map(Message::body)
        .filter(Body.ReadOk.class::isInstance)
        .map(answer -> (SortedSet<Long>) new TreeSet<>(((Body.ReadOk) answer).messages()))
        .findFirst();
  }

  private void revive(NodeTrace trace) {
    if (liveAt != trace) {
      live = new ReplayedNode(program, args, bound, index, inputs, guard);
      compare(Done.by(live, this), first());
      for (NodeTrace next : trace.fromFirst()) {
        give(next.input);
        compare(Done.by(live, this), next);
      }
      liveAt = trace;
    }
  }

  /** A replay must repeat the recorded behaviour; otherwise it is in another state. */
  private void compare(Done again, NodeTrace recorded) {
    long acknowledged =
        recorded.parent.map(before -> before.acknowledged).orElse(0L) | again.acknowledged;
    if (!Arrays.equals(again.sent, recorded.sent)) {
      throw notDeterministic("it " + sent(again.sent) + ", where before it " + sent(recorded.sent));
    }
    if (acknowledged != recorded.acknowledged) {
      throw notDeterministic("it acknowledged other values");
    }
    if (!again.due.equals(recorded.due)) {
      throw notDeterministic("it set another timer");
    }
  }

  private NotDeterministicException notDeterministic(String difference) {
    return new NotDeterministicException(bound.nodeIds().get(index), difference);
  }

  private String sent(int[] messages) {
    return messages.length == 0
        ? "sent nothing"
        : Arrays.stream(messages)
            .mapToObj(inputs::message)
            .map(message -> MessageCodec.text(message.body()) + " to " + message.dest())
            .limit(MOST_NAMED)
            .collect(Collectors.joining(", ", "sent ", ""));
  }

  private void give(int input) {
    if (input == EventInterner.TIMER) {
      live.fire();
    } else {
      live.receive(inputs.message(input));
    }
  }

  private void note(Message toNobody) {
    sentToNobody =
        Optional.of(
            "%s sent a message to %s: %s"
                .formatted(
                    bound.nodeIds().get(index),
                    Services.missing(toNobody.dest()),
                    MessageCodec.text(toNobody.body())));
  }

  private NodeTrace add(Optional<NodeTrace> parent, int input) {
    Done done = Done.by(live, this);
    long asked = input == EventInterner.TIMER ? 0 : asked(inputs.message(input));
    NodeTrace added =
        new NodeTrace(all.size(), parent, input, done.sent, asked, done.acknowledged, done.due);
    all.add(added);
    liveAt = added;
    return added;
  }

  /** What a node did since the last call, as far as it is observable. */
  private record Done(int[] sent, long acknowledged, OptionalLong due) {
    static Done by(ReplayedNode live, NodeTraces of) {
      List<Integer> sent = new ArrayList<>();
      long acknowledged = 0;
      for (Message message : live.takeSent()) {
        if (of.bound.nodeIds().contains(message.dest())) {
          sent.add(of.inputs.of(message));
        } else if (message.body() instanceof Body.BroadcastOk) {
          acknowledged |= bit(message.inReplyTo().orElse(-1));
        } else if (!message.dest().equals(ReplayedNode.CLIENT)) {
          of.note(message);
        }
      }
      int[] numbers = sent.stream().mapToInt(Integer::intValue).toArray();
      return new Done(numbers, acknowledged, live.nextDue());
    }
  }

  private static long asked(Message message) {
    return message.src().equals(ReplayedNode.CLIENT) ? bit(message.msgId().orElse(-1)) : 0;
  }

  private static long bit(long askId) {
    return askId >= FIRST_ASK_ID && askId < FIRST_ASK_ID + Bound.MAX
        ? 1L << (askId - FIRST_ASK_ID)
        : 0;
  }
}
