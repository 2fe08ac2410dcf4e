package glomers.workbench.workload;

import glomers.common.protocol.Body;
import glomers.common.protocol.Message;
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
  private final Map<Long, Consumer<Reply>> waiting = new HashMap<>();
  private long lastMsgId;

  private Client(String id, EventLoop loop, Network network) {
    this.id = id;
    this.loop = loop;
    this.network = network;
  }

  /** Makes clients {@code c0}, {@code c1}, … on one network. */
  public static final class Factory {
    private final EventLoop loop;
    private final Network network;
    private int count;

    public Factory(EventLoop loop, Network network) {
      this.loop = loop;
      this.network = network;
    }

    /** The next client. */
    public Client create() {
      Client client = new Client("c" + count++, loop, network);
      network.connect(client.id, client);
      return client;
    }
  }

  /** What a request came to. */
  public sealed interface Reply {
    /** The node answered with this. */
    record Answer(Body body) implements Reply {}

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
  public void deliver(long messageId, Packet packet) {
    if (packet.inReplyTo().isPresent()) {
      Body body = packet.body();
      Reply reply =
          body instanceof Body.Error error ? new Reply.Refusal(error) : new Reply.Answer(body);
      finish(packet.inReplyTo().getAsLong(), reply);
    }
  }

  private void finish(long msgId, Reply reply) {
    Consumer<Reply> whenDone = waiting.remove(msgId);
    if (whenDone != null) { // else it is late, or answers nothing
      whenDone.accept(reply);
    }
  }
}
