package glomers.workbench.workload;

import glomers.common.protocol.Body;
import glomers.common.protocol.Message;
import glomers.workbench.history.Complaints;
import glomers.workbench.loop.EventLoop;
import glomers.workbench.network.Network;
import glomers.workbench.network.Packet;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;

/** Somebody outside the cluster who asks nodes for things. Belongs to its loop's thread. */
public final class Client implements Network.Endpoint {
  private final String id;
  private final EventLoop loop;
  private final Network network;
  private final Complaints complaints;
  private final Map<Long, Consumer<Reply>> waiting = new HashMap<>();
  private long lastMsgId;

  private Client(String id, EventLoop loop, Network network, Complaints complaints) {
    this.id = id;
    this.complaints = complaints;
    this.loop = loop;
    this.network = network;
  }

  /** Makes clients {@code c0}, {@code c1}, … on one network. */
  public static final class Factory {
    private final EventLoop loop;
    private final Network network;
    private final Complaints complaints;
    private int count;

    public Factory(EventLoop loop, Network network, Complaints complaints) {
      this.loop = loop;
      this.network = network;
      this.complaints = complaints;
    }

    /** The next client. */
    public Client create() {
      return create("c" + count++);
    }

    /** The client whose messages count nowhere. */
    public Client observer() {
      return create(Network.OBSERVER);
    }

    private Client create(String id) {
      Client client = new Client(id, loop, network, complaints);
      network.connect(id, client);
      return client;
    }
  }

  /** What a request came to. */
  public sealed interface Reply {
    /** The node answered with this. */
    record Answer(Packet packet) implements Reply {
      /** What it said. */
      public Body body() {
        return packet.body();
      }

      @Override
      public String toString() {
        return packet.toString();
      }
    }

    /** The node answered with an error. */
    record Refusal(Body.Error error) implements Reply {}

    /** No answer came in time. */
    record Timeout() implements Reply {}
  }

  /** Asks a node; the reply, or the lack of one, comes later, and once. */
  public void call(String node, Body body, long timeoutNanos, Consumer<Reply> whenDone) {
    long msgId = ++lastMsgId;
    EventLoop.Event timeout = loop.after(timeoutNanos, () -> finish(msgId, new Reply.Timeout()));
    waiting.put(
        msgId,
        reply -> {
          loop.cancel(timeout);
          whenDone.accept(reply);
        });
    network.send(Packet.of(Message.request(id, node, msgId, body)));
  }

  @Override
  public boolean deliver(long messageId, Packet packet) {
    receive(packet);
    return true;
  }

  private void receive(Packet packet) {
    if (packet.inReplyTo().isEmpty()) {
      complaints.add(
          packet.src(),
          "reply-without-in-reply-to",
          "%s sent a client a message without in_reply_to, so it answers nothing: %s"
              .formatted(packet.src(), packet));
      return;
    }
    long msgId = packet.inReplyTo().getAsLong();
    if (msgId < 1 || msgId > lastMsgId) {
      complaints.add(
          packet.src(),
          "reply-to-no-request",
          "%s answered a request that was never made: %s".formatted(packet.src(), packet));
    } else if (waiting.containsKey(msgId)) { // else it is late, or the second one
      boolean refused = packet.type().equals("error");
      finish(
          msgId,
          refused && packet.body() instanceof Body.Error error
              ? new Reply.Refusal(error)
              : new Reply.Answer(packet));
    }
  }

  private void finish(long msgId, Reply reply) {
    Consumer<Reply> whenDone = waiting.remove(msgId);
    if (whenDone != null) { // else it is late, or answers nothing
      whenDone.accept(reply);
    }
  }
}
