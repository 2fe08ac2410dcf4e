package glomers.common.io;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import glomers.common.node.Node;
import glomers.common.node.NodeProgram;
import glomers.common.protocol.Body.Broadcast;
import glomers.common.protocol.Body.BroadcastOk;
import glomers.common.protocol.Body.Init;
import glomers.common.protocol.Body.InitOk;
import glomers.common.protocol.Body.Read;
import glomers.common.protocol.Body.ReadOk;
import glomers.common.protocol.Message;
import glomers.common.protocol.MessageCodec;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.Test;

class StdioNodeTest {
  private static final MessageCodec CODEC = new MessageCodec();
  private static final String INIT =
      text(Message.request("c0", "n0", 1, new Init("n0", List.of("n0", "n1"))));

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream log = new ByteArrayOutputStream();

  @Test
  void requests_are_answered_and_the_node_ends_with_its_input() throws Exception {
    int status = run(StdioNodeTest::collector, INIT + broadcast(1, 7) + read(2));
    assertThat(status).isZero();
    assertThat(answers())
        .containsExactly(
            Message.reply("n0", "c0", 1, new InitOk()),
            Message.reply("n0", "c1", 1, new BroadcastOk()),
            Message.reply("n0", "c1", 2, new ReadOk(List.of(7L))));
    assertThat(log.toString(UTF_8)).isEmpty();
  }

  @Test
  void a_node_without_input_ends() {
    assertThat(run(StdioNodeTest::collector, "")).isZero();
    assertThat(out.size()).isZero();
  }

  @Test
  void every_request_in_flight_at_the_end_of_the_input_is_answered() throws Exception {
    StringBuilder input = new StringBuilder(INIT);
    for (int i = 0; i < 500; i++) {
      input.append(text(Message.request("c" + i % 10, "n0", i, new Broadcast(i))));
    }
    assertThat(run(StdioNodeTest::collector, input.toString())).isZero();
    assertThat(answers()).hasSize(501);
  }

  @Test
  void a_line_that_is_not_a_message_is_logged_with_its_number_and_skipped() throws Exception {
    int status = run(StdioNodeTest::collector, INIT + "oo\u0007ps\n" + read(2));
    assertThat(status).isZero();
    assertThat(answers()).hasSize(2);
    assertThat(log.toString(UTF_8))
        .startsWith("line 2 of STDIN is no message: not a JSON object: ")
        .endsWith(": oo\\x07ps\n")
        .hasLineCount(1);
  }

  @Test
  void of_a_long_line_only_the_start_is_logged() {
    run(StdioNodeTest::collector, "y".repeat(MessageCodec.MAX_LINE_BYTES + 10) + "\n");
    assertThat(log.toString(UTF_8))
        .isEqualTo(
            "line 1 of STDIN is no message: longer than 8388608 bytes: "
                + "y".repeat(120)
                + "...\n");
  }

  @Test
  void requests_of_one_sender_are_handled_in_order_and_those_of_others_concurrently()
      throws Exception {
    CountDownLatch readSeen = new CountDownLatch(1);
    BiConsumer<Node, List<String>> program =
        (node, args) -> {
          node.on(
              Broadcast.class,
              request -> {
                Threads.await(readSeen);
                node.reply(request, new BroadcastOk());
              });
          node.on(
              Read.class,
              request -> {
                readSeen.countDown();
                node.reply(request, new ReadOk(List.of()));
              });
        };
    // The hashes of these two names differ by one, so the senders are in different stripes.
    String input =
        INIT
            + text(Message.request("c1", "n0", 1, new Broadcast(7)))
            + text(Message.request("c2", "n0", 1, new Read()))
            + text(Message.request("c1", "n0", 2, new Read()));
    assertThat(run(program, input)).isZero();
    assertThat(answers())
        .filteredOn(answer -> answer.dest().equals("c1"))
        .extracting(Message::body)
        .containsExactly(new BroadcastOk(), new ReadOk(List.of()));
  }

  @Test
  void a_handler_that_never_ends_does_not_keep_the_node_from_ending() throws Exception {
    CountDownLatch never = new CountDownLatch(1);
    BiConsumer<Node, List<String>> program =
        (node, args) -> {
          node.on(Broadcast.class, request -> Threads.await(never));
          node.on(Read.class, request -> node.reply(request, new ReadOk(List.of())));
        };
    String input = INIT + broadcast(1, 7) + text(Message.request("c2", "n0", 2, new Read()));
    long start = System.nanoTime();
    assertThat(run(program, input)).isZero();
    // It takes a second by design; the other four are for a busy machine.
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(5));
    assertThat(answers()).extracting(Message::body).contains(new ReadOk(List.of()));
    never.countDown();
  }

  @Test
  void an_exception_of_a_callback_is_logged_with_its_stack_trace() {
    BiConsumer<Node, List<String>> program =
        (node, args) ->
            node.on(
                Broadcast.class,
                request ->
                    node.rpc("n1", request.body(), BroadcastOk.class, Duration.ofSeconds(5))
                        .thenAccept(
                            ok -> {
                              throw new IllegalStateException("boom");
                            }));
    String input =
        INIT
            + text(Message.send("n1", "n0", new Broadcast(7)))
            + text(Message.reply("n1", "n0", 1, new BroadcastOk()));
    assertThat(run(program, input)).isZero();
    assertThat(log.toString(UTF_8))
        .startsWith(
            "a callback of an RPC threw an exception\njava.lang.IllegalStateException: boom")
        .contains("\tat glomers.common.io.StdioNodeTest");
  }

  @Test
  void a_program_that_refuses_its_arguments_ends_with_status_2_and_says_why() {
    BiConsumer<Node, List<String>> program =
        (node, args) -> {
          throw new IllegalArgumentException("no " + args + ", please");
        };
    assertThat(run(program, INIT, "--odd", "one")).isEqualTo(2);
    assertThat(log).hasToString("no [--odd, one], please" + System.lineSeparator());
    assertThat(out.size()).isZero();
  }

  @Test
  void an_output_that_nobody_reads_ends_the_node_with_status_1() {
    OutputStream broken =
        new OutputStream() {
          @Override
          public void write(int b) throws IOException {
            throw new IOException("broken pipe");
          }
        };
    int status =
        StdioNode.run(
            () -> program(StdioNodeTest::collector), new String[0], in(INIT), broken, logStream());
    assertThat(status).isEqualTo(1);
  }

  @Test
  void an_input_that_fails_ends_the_node_with_status_1() {
    InputStream broken =
        new InputStream() {
          @Override
          public int read() throws IOException {
            throw new IOException("gone");
          }
        };
    int status =
        StdioNode.run(
            () -> program(StdioNodeTest::collector), new String[0], broken, out, logStream());
    assertThat(status).isEqualTo(1);
    assertThat(log).hasToString("STDIN can't be read: gone" + System.lineSeparator());
  }

  private int run(BiConsumer<Node, List<String>> start, String input, String... args) {
    return StdioNode.run(() -> program(start), args, in(input), out, logStream());
  }

  private static InputStream in(String text) {
    return new ByteArrayInputStream(text.getBytes(UTF_8));
  }

  private PrintStream logStream() {
    return new PrintStream(log, true, UTF_8);
  }

  private List<Message> answers() throws Exception {
    List<Message> answers = new ArrayList<>();
    for (String line : out.toString(UTF_8).lines().toList()) {
      answers.add(CODEC.decode(line.getBytes(UTF_8)));
    }
    return answers;
  }

  private static String broadcast(long id, long value) {
    return text(Message.request("c1", "n0", id, new Broadcast(value)));
  }

  private static String read(long id) {
    return text(Message.request("c1", "n0", id, new Read()));
  }

  private static String text(Message message) {
    return new String(CODEC.encode(message), UTF_8) + "\n";
  }

  private static void collector(Node node, List<String> args) {
    ConcurrentLinkedQueue<Long> values = new ConcurrentLinkedQueue<>();
    node.on(
        Broadcast.class,
        request -> {
          values.add(request.body().message());
          node.reply(request, new BroadcastOk());
        });
    node.on(Read.class, request -> node.reply(request, new ReadOk(new ArrayList<>(values))));
  }

  private static NodeProgram program(BiConsumer<Node, List<String>> start) {
    return new NodeProgram() {
      @Override
      public String name() {
        return "test";
      }

      @Override
      public void start(Node node, List<String> args) {
        start.accept(node, args);
      }
    };
  }
}
