package glomers.workbench.workload;

import glomers.common.protocol.Body;
import glomers.common.protocol.Message;
import glomers.workbench.finding.FindingListener;
import glomers.workbench.loop.EventLoop;
import glomers.workbench.network.Network;
import glomers.workbench.network.Packet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalInt;
import java.util.function.Consumer;

/** Somebody outside the cluster who asks nodes for things. Confined to the event-loop thread. */
public final class Client implements Network.Endpoint {
  private final String id;
  private final EventLoop loop;
  private final Network network;
  private final FindingListener listener;
  private final Answers answers;
  private final Map<Long, Asked> waiting = new LinkedHashMap<>();
  private final Map<Long, Asked> overdue = new LinkedHashMap<>(); // nobody waits for these any more
  private long lastMsgId;

  private Client(
      String id, EventLoop loop, Network network, FindingListener listener, Answers answers) {
    this.id = id;
    this.loop = loop;
    this.network = network;
    this.listener = listener;
    this.answers = answers;
  }

  /** Makes clients {@code c0}, {@code c1}, … on one network. */
  public static final class Factory {
    private final EventLoop loop;
    private final Network network;
    private final FindingListener listener;
    private final Answers answers;
    private int count;

    public Factory(EventLoop loop, Network network, FindingListener listener, Answers answers) {
      this.loop = loop;
      this.network = network;
      this.listener = listener;
      this.answers = answers;
    }

    /** The next client. */
    public Client create() {
      return create("c" + count++, answers);
    }

    /** The client whose messages count nowhere. */
    public Client observer() {
      return create(Network.OBSERVER, Answers.UNHEARD);
    }

    private Client create(String id, Answers told) {
      Client client = new Client(id, loop, network, listener, told);
      network.connect(id, client);
      return client;
    }
  }

  /** What a request came to. */
  public sealed interface Reply {
    /** The node answered with this. */
    record Answer(Packet packet) implements Reply {}

    /**
     * The node answered with an error.
     *
     * @param code its code, if it has one that can be read
     */
    record Refusal(OptionalInt code, String text) implements Reply {
      /** Such as {@code error 13: not today}. */
      public String inWords() {
        String number = code.isPresent() ? " " + code.getAsInt() : "";
        return "error" + number + (text.isEmpty() ? "" : ": " + text);
      }
    }

    /** No answer came in time. */
    record Timeout() implements Reply {}
  }

  /** Asks a node; the reply, or the lack of one, comes later, and once. */
  public void rpc(String node, Body body, long timeoutNanos, Consumer<Reply> whenDone) {
    long msgId = ++lastMsgId;
    Packet request = Packet.of(Message.request(id, node, msgId, body));
    EventLoop.Event timeout = loop.after(timeoutNanos, () -> giveUp(msgId));
    waiting.put(msgId, new Asked(request, loop.now(), timeout, whenDone));
    network.send(request);
  }

  @Override
  public boolean deliver(long messageId, Packet packet) {
    receive(packet);
    return true;
  }

  private void receive(Packet packet) {
    long msgId = packet.inReplyTo().orElse(0);
    if (msgId < 1 || msgId > lastMsgId) {
      answers.unmatched(packet);
    } else if (waiting.containsKey(msgId)) {
      Asked asked = finish(msgId);
      answers.inTime(asked.request, asked.sent);
      asked.whenDone.accept(reply(asked.request, packet));
    } else if (overdue.containsKey(msgId)) {
      Asked asked = overdue.remove(msgId);
      answers.late(asked.request, asked.sent);
    } else {
      answers.again(packet);
    }
  }

  private Reply reply(Packet request, Packet answer) {
    if (!answer.type().equals("error")) {
      return new Reply.Answer(answer);
    }
    if (answer.body() instanceof Body.Error error) {
      return new Reply.Refusal(OptionalInt.of(error.code()), error.text());
    }
    String problem = ((Body.Unreadable) answer.body()).problem().text();
    listener.add(
        answer.src(),
        "malformed-error",
        "%s answered %s with an error that can't be read: %s: %s"
            .formatted(answer.src(), request.type(), problem, answer.bodyText()));
    return new Reply.Refusal(OptionalInt.empty(), answer.bodyText());
  }

  private void giveUp(long msgId) {
    Asked asked = finish(msgId);
    overdue.put(msgId, asked);
    answers.missing(asked.request, asked.sent);
    asked.whenDone.accept(new Reply.Timeout());
  }

  private Asked finish(long msgId) {
    Asked asked = waiting.remove(msgId);
    loop.cancel(asked.timeout);
    return asked;
  }

  /** A request, and who waits for its answer. */
  private record Asked(
      Packet request, long sent, EventLoop.Event timeout, Consumer<Reply> whenDone) {}
}
