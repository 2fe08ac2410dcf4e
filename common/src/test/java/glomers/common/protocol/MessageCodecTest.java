package glomers.common.protocol;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import glomers.common.protocol.Body.Broadcast;
import glomers.common.protocol.Body.BroadcastOk;
import glomers.common.protocol.Body.Init;
import glomers.common.protocol.Body.InitOk;
import glomers.common.protocol.Body.Read;
import glomers.common.protocol.Body.ReadOk;
import glomers.common.protocol.Body.Topology;
import glomers.common.protocol.Body.TopologyOk;
import glomers.common.protocol.Body.Unreadable;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class MessageCodecTest {
  private static final long ABOVE_DOUBLES = (1L << 53) + 1; // no double has this value

  private final MessageCodec codec = new MessageCodec();

  static Stream<Arguments> messages() {
    return Stream.of(
        Arguments.of(
            Message.request("c0", "n0", 1, new Init("n0", List.of("n0", "n1"))),
            "{'type':'init','msg_id':1,'node_id':'n0','node_ids':['n0','n1']}"),
        Arguments.of(
            Message.reply("c0", "n0", 1, new InitOk()), "{'type':'init_ok','in_reply_to':1}"),
        Arguments.of(
            Message.request("c0", "n0", 2, new Topology(neighbours())),
            "{'type':'topology','msg_id':2,'topology':{'n1':['n0'],'n0':['n1'],'n2':[]}}"),
        Arguments.of(
            Message.reply("c0", "n0", 2, new TopologyOk()),
            "{'type':'topology_ok','in_reply_to':2}"),
        Arguments.of(
            Message.request("c0", "n0", Long.MAX_VALUE, new Broadcast(ABOVE_DOUBLES)),
            "{'type':'broadcast','msg_id':9223372036854775807,'message':9007199254740993}"),
        Arguments.of(
            Message.send("c0", "n0", new Broadcast(Long.MIN_VALUE)),
            "{'type':'broadcast','message':-9223372036854775808}"),
        Arguments.of(
            Message.reply("c0", "n0", ABOVE_DOUBLES, new BroadcastOk()),
            "{'type':'broadcast_ok','in_reply_to':9007199254740993}"),
        Arguments.of(Message.request("c0", "n0", 0, new Read()), "{'type':'read','msg_id':0}"),
        Arguments.of(
            Message.reply(
                "c0", "n0", 3, new ReadOk(List.of(1L, 1L, Long.MAX_VALUE, Long.MIN_VALUE))),
            "{'type':'read_ok','in_reply_to':3,"
                + "'messages':[1,1,9223372036854775807,-9223372036854775808]}"),
        Arguments.of(
            new Message("c0", "n0", OptionalLong.of(4), OptionalLong.of(3), new ReadOk(List.of())),
            "{'type':'read_ok','msg_id':4,'in_reply_to':3,'messages':[]}"),
        Arguments.of(
            Message.reply("c0", "n0", 5, new Body.Error(ErrorCode.CRASH, "a \"b\"\n\t\u0000")),
            "{'type':'error','in_reply_to':5,'code':13,'text':'a \\\"b\\\"\\n\\t\\u0000'}"));
  }

  private static Map<String, List<String>> neighbours() {
    Map<String, List<String>> neighbours = new LinkedHashMap<>();
    neighbours.put("n1", List.of("n0"));
    neighbours.put("n0", List.of("n1"));
    neighbours.put("n2", List.of());
    return neighbours;
  }

  @Test
  void each_list_of_values_is_written_correctly_whatever_list_was_written_before() {
    for (List<Long> values :
        List.of(
            List.of(1L, 2L),
            List.of(1L, 2L, 3L),
            List.of(1L, 2L, 3L),
            List.of(1L),
            List.of(2L, 1L),
            List.of(1L, 2L, 9L), // begins as the first one did, and not as the last
            List.<Long>of(),
            List.of(2L, 1L, -5L),
            List.of(2L, 7L, -5L, 1000L))) {
      String list = values.toString().replace(" ", "");
      Message message = Message.reply("n0", "c0", 3, new ReadOk(values));
      String body = "{'type':'read_ok','in_reply_to':3,'messages':" + list + "}";
      assertThat(new String(codec.encode(message), UTF_8))
          .isEqualTo(("{'src':'n0','dest':'c0','body':" + body + "}").replace('\'', '"'));
      assertThat(new String(codec.encodeBody(message), UTF_8)).isEqualTo(body.replace('\'', '"'));
    }
  }

  @ParameterizedTest
  @MethodSource("messages")
  void a_message_is_written_as_the_protocol_defines_it(Message message, String body) {
    assertThat(new String(codec.encode(message), UTF_8)).isEqualTo(line(body));
  }

  @ParameterizedTest
  @MethodSource("messages")
  void a_message_as_the_protocol_defines_it_is_read(Message message, String body) throws Exception {
    assertThat(codec.decode(line(body).getBytes(UTF_8))).isEqualTo(message);
  }

  @Test
  void every_predefined_body_is_among_the_messages_of_this_test() {
    Set<Class<?>> tested =
        messages()
            .map(arguments -> ((Message) arguments.get()[0]).body().getClass())
            .collect(Collectors.toSet());
    assertThat(tested)
        .isEqualTo(new HashSet<>(List.of(Body.Predefined.class.getPermittedSubclasses())));
  }

  @Test
  void the_order_of_fields_makes_no_difference() throws Exception {
    assertThat(
            decode("{'body':{'message':7,'msg_id':1,'type':'broadcast'},'dest':'n0','src':'c0'}"))
        .isEqualTo(Message.request("c0", "n0", 1, new Broadcast(7)));
  }

  @Test
  void unknown_fields_are_ignored() throws Exception {
    assertThat(
            decode(
                "{'id':12,'src':'c0','dest':'n0','later':{'x':[1]},"
                    + "'body':{'type':'read','msg_id':1,'hint':null,'more':{'message':'x'}}}"))
        .isEqualTo(Message.request("c0", "n0", 1, new Read()));
  }

  @Test
  void an_error_may_have_no_text() throws Exception {
    Message error = Message.reply("c0", "n0", 1, new Body.Error(11, ""));
    for (String text : List.of("", ",'text':null", ",'text':''")) {
      assertThat(decode(line("{'type':'error','in_reply_to':1,'code':11" + text + "}")))
          .isEqualTo(error);
    }
  }

  @Test
  void an_id_that_is_null_counts_as_none() throws Exception {
    assertThat(decode(line("{'type':'read','msg_id':null,'in_reply_to':null}")))
        .isEqualTo(Message.send("c0", "n0", new Read()));
  }

  @Test
  void a_carriage_return_and_other_white_space_around_a_message_is_ignored() throws Exception {
    assertThat(decode(" \t" + line("{'type':'read'}") + " \r"))
        .isEqualTo(Message.send("c0", "n0", new Read()));
  }

  @Test
  void a_text_in_any_script_is_read_as_it_was_written() throws Exception {
    Message message =
        Message.reply("c0", "n0", 1, new Body.Error(1000, "\u00e9 \u65e5 \ud83d\ude00"));
    assertThat(codec.decode(codec.encode(message))).isEqualTo(message);
  }

  @Test
  void half_a_surrogate_pair_can_be_read_and_written() throws Exception {
    // It has no UTF-8, but JSON can escape it: "\ud800" in a request must not stop its answer.
    Message message = Message.reply("n0", "\ud800", 1, new Body.Error(1000, "\udc00 \ud83d"));
    assertThat(codec.decode(codec.encode(message))).isEqualTo(message);
  }

  @Test
  void a_line_as_long_as_the_limit_is_read_and_a_longer_one_refused() throws Exception {
    String start = line("{'type':'read'}");
    String longest = start + " ".repeat(MessageCodec.MAX_LINE_BYTES - start.length());
    assertThat(decode(longest)).isEqualTo(Message.send("c0", "n0", new Read()));
    assertThatThrownBy(() -> decode(longest + " "))
        .isInstanceOf(MalformedMessageException.class)
        .hasMessage("longer than 8388608 bytes");
  }

  @Test
  void a_body_that_could_not_be_read_is_never_written() {
    Unreadable body = new Unreadable("x", new Body.Error(ErrorCode.NOT_SUPPORTED, "x"));
    assertThatThrownBy(() -> codec.encode(Message.send("n0", "n1", body)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("Unreadable has no place on the wire");
    assertThat(new String(codec.encode(Message.send("n0", "n1", new Broadcast(7))), UTF_8))
        .as("what was begun of the message before doesn't stand in front of this one")
        .isEqualTo(
            "{\"src\":\"n0\",\"dest\":\"n1\",\"body\":{\"type\":\"broadcast\",\"message\":7}}");
  }

  private Message decode(String line) throws MalformedMessageException {
    return codec.decode(line.replace('\'', '"').getBytes(UTF_8));
  }

  private static String line(String body) {
    return ("{'src':'c0','dest':'n0','body':" + body + "}").replace('\'', '"');
  }

  @Test
  void a_body_alone_is_written_as_it_is_in_its_message() {
    for (Body body :
        List.of(new Body.Broadcast(Long.MIN_VALUE), new Body.BroadcastOk(), new Body.Read())) {
      for (Message message :
          List.of(
              Message.send("n0", "n1", body),
              Message.request("n0", "n1", 7, body),
              Message.reply("n0", "n1", -8, body))) {
        String whole = new String(codec.encode(message), UTF_8);
        String alone = new String(codec.encodeBody(message), UTF_8);
        assertThat(whole).endsWith("\"body\":" + alone + "}");
      }
    }
  }
}
