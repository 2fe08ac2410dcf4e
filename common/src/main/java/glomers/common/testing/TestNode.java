package glomers.common.testing;

import glomers.common.node.Node;
import glomers.common.node.NodeProgram;
import glomers.common.protocol.Body;
import glomers.common.protocol.Message;
import glomers.common.protocol.MessageCodec;
import java.time.Duration;
import java.util.List;

/**
 * A node program in a {@link FakeEnvironment}, for tests of a part. A test sends it requests and
 * messages, advances its clock, and checks what it sends. Not thread-safe.
 *
 * <pre>{@code
 * TestNode node = TestNode.start(new MyProgram(), "n0", List.of("n0", "n1"));
 * assertThat(node.ask("c1", new Broadcast(7))).isEqualTo(new BroadcastOk());
 * node.advance(Duration.ofMillis(500));
 * assertThat(node.takeSent()).isEmpty();
 * }</pre>
 */
public final class TestNode {
  private final FakeEnvironment environment = new FakeEnvironment();
  private final Node node = new Node(environment);
  private long lastId;

  private TestNode() {}

  /** Starts the program, and sends it {@code init}. */
  public static TestNode start(
      NodeProgram program, String nodeId, List<String> nodeIds, String... args) {
    TestNode started = new TestNode();
    program.start(started.node, List.of(args));
    started.ask("c0", new Body.Init(nodeId, nodeIds));
    return started;
  }

  /**
   * Sends the node a request and returns its reply, which must come at once. Other messages that
   * the node sends are dropped: to see them, use {@link #request}.
   *
   * @throws AssertionError if there is not exactly one reply
   */
  public Body ask(String src, Body body) {
    long id = request(src, body);
    List<Message> answers =
        takeSent().stream().filter(sent -> sent.inReplyTo().orElse(-1) == id).toList();
    if (answers.size() != 1) {
      List<String> texts = answers.stream().map(sent -> MessageCodec.text(sent.body())).toList();
      throw new AssertionError(
          answers.size() + " answers to " + MessageCodec.text(body) + ": " + texts);
    }
    return answers.get(0).body();
  }

  /** Sends the node a request, and returns its {@code msg_id}. */
  public long request(String src, Body body) {
    lastId++;
    node.receive(Message.request(src, node.id(), lastId, body));
    return lastId;
  }

  /** Sends the node a message that expects no reply. */
  public void send(String src, Body body) {
    node.receive(Message.send(src, node.id(), body));
  }

  /** Sends the node the reply to a request of its own. */
  public void answer(Message request, Body body) {
    node.receive(Message.reply(request.dest(), node.id(), request.msgId().orElseThrow(), body));
  }

  /** The messages that the node sent since the last call, in order. */
  public List<Message> takeSent() {
    return environment.takeSent();
  }

  /** Advances the node's clock. */
  public void advance(Duration time) {
    environment.advance(time);
  }

  /** The node itself. */
  public Node node() {
    return node;
  }

  /** The node's environment. */
  public FakeEnvironment environment() {
    return environment;
  }
}
