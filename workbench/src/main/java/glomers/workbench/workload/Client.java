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

/**
 * A client: it sends requests to nodes and waits for their replies. Confined to the event-loop
 * thread.
 */
public final class Client implements Network.Endpoint {
  private final String id;
  private final EventLoop loop;
  private final Network network;
  private final FindingListener listener;
  private final Answers answers;
  private final Map<Long, PendingRequest> waiting = new LinkedHashMap<>();
  // Requests whose timeout has passed.
  private final Map<Long, PendingRequest> overdue = new LinkedHashMap<>();
  private long lastMsgId;

  private Client(
      String id, EventLoop loop, Network network, FindingListener listener, Answers answers) {
    this.id = id;
    this.loop = loop;
    this.network = network;
    this.listener = listener;
    this.answers = answers;
  }

  /**
   * Creates clients {@code c0}, {@code c1}, … on one network. Confined to the event-loop thread.
   */
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

    /** Creates the next client. */
    public Client create() {
      return create("c" + count++, answers);
    }

    /** Creates the observer, whose messages are not counted. */
    public Client observer() {
      return create(Network.OBSERVER, Answers.UNHEARD);
    }

    private Client create(String id, Answers clientAnswers) {
      Client client = new Client(id, loop, network, listener, clientAnswers);
      network.connect(id, client);
      return client;
    }
  }

  /** The result of a request. Immutable. */
  public sealed interface Reply {
    /** The node replied with this packet. */
    record Answer(Packet packet) implements Reply {}

    /**
     * The node replied with an error.
     *
     * @param code the error code; empty if it is missing or malformed
     */
    record Refusal(OptionalInt code, String text) implements Reply {
      /** A description such as {@code error 13: not today}. */
      public String inWords() {
        String number = code.isPresent() ? " " + code.getAsInt() : "";
        return "error" + number + (text.isEmpty() ? "" : ": " + text);
      }
    }

    /** No reply came before the timeout. */
    record Timeout() implements Reply {}
  }

  /**
   * Sends a request to a node.
   *
   * @param timeoutNanos how long to wait for the reply, in nanoseconds
   * @param whenDone called once, with the reply or the timeout
   */
  public void rpc(String node, Body body, long timeoutNanos, Consumer<Reply> whenDone) {
    long msgId = ++lastMsgId;
    Packet request = Packet.of(Message.request(id, node, msgId, body));
    EventLoop.Event timeout = loop.after(timeoutNanos, () -> timeOut(msgId));
    waiting.put(msgId, new PendingRequest(request, loop.now(), timeout, whenDone));
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
      PendingRequest pending = finish(msgId);
      answers.inTime(pending.request, pending.sent);
      pending.whenDone.accept(reply(pending.request, packet));
    } else if (overdue.containsKey(msgId)) {
      PendingRequest pending = overdue.remove(msgId);
      answers.late(pending.request, pending.sent);
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

  private void timeOut(long msgId) {
    PendingRequest pending = finish(msgId);
    overdue.put(msgId, pending);
    answers.missing(pending.request, pending.sent);
    pending.whenDone.accept(new Reply.Timeout());
  }

  private PendingRequest finish(long msgId) {
    PendingRequest pending = waiting.remove(msgId);
    loop.cancel(pending.timeout);
    return pending;
  }

  /** A request that has no reply yet. */
  private record PendingRequest(
      Packet request, long sent, EventLoop.Event timeout, Consumer<Reply> whenDone) {}
}
