package glomers.common.protocol;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import glomers.common.protocol.Body.Unbound;
import glomers.common.protocol.Body.Unreadable;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A program's own records, as the codec writes and reads them. */
class OwnMessageTest {
  private static final String WHOLE =
      "a whole number from -9223372036854775808 to 9223372036854775807";

  private final MessageCodec codec = new MessageCodec();

  private record Gossip(List<Long> messages) implements Body {}

  private record GossipOk() implements Body {}

  /** One component of each kind, and a method that is no component. */
  private record VoteRequest(
      long termNumber,
      int priority,
      double load,
      boolean isUrgent,
      String nodeId,
      Color color,
      Map<String, List<Long>> valuesByNode,
      List<Entry> entries,
      Optional<String> hint,
      OptionalLong leader)
      implements Body {
    public boolean isEmpty() {
      return entries.isEmpty();
    }

    public String getText() {
      return "no component";
    }
  }

  record Entry(long index, Optional<Entry> before) {
    Entry {
      if (index < 0) {
        throw new IllegalArgumentException("an index is not negative");
      }
    }
  }

  enum Color {
    RED,
    BLACK
  }

  private static final String VOTE =
      "{'type':'vote_request','msg_id':3,'term_number':9007199254740993,'priority':-1,'load':0.5,"
          + "'is_urgent':true,'node_id':'n1','color':'RED','values_by_node':{'n2':[1],'n1':[]},"
          + "'entries':[{'index':1,'before':{'index':0,'before':null}}],'hint':null,'leader':null}";

  @Test
  void a_record_is_written_component_by_component_in_snake_case() {
    assertThat(encoded(Message.request("n0", "n1", 3, vote())))
        .isEqualTo("{'src':'n0','dest':'n1','body':" + VOTE + "}");
    assertThat(encoded(Message.reply("n1", "n0", 3, new GossipOk())))
        .isEqualTo("{'src':'n1','dest':'n0','body':{'type':'gossip_ok','in_reply_to':3}}");
  }

  @Test
  void a_record_is_read_as_it_was_written_and_unknown_fields_are_ignored() {
    assertThat(read(VOTE.replace("'load'", "'more':{'load':[]},'load'"), VoteRequest.class))
        .isEqualTo(vote());
    assertThat(read("{'type':'gossip_ok'}", GossipOk.class)).isEqualTo(new GossipOk());
    assertThat(
            read("{'messages':[1,-9223372036854775808],'type':'gossip','msg_id':2}", Gossip.class))
        .isEqualTo(new Gossip(List.of(1L, Long.MIN_VALUE)));
  }

  @Test
  void an_optional_component_may_be_left_out() {
    assertThat(read(VOTE.replace(",'hint':null,'leader':null", ""), VoteRequest.class))
        .isEqualTo(vote());
  }

  @Test
  void a_double_component_accepts_a_whole_number() {
    assertThat(read(VOTE.replace("0.5", "7"), VoteRequest.class))
        .extracting(body -> ((VoteRequest) body).load())
        .isEqualTo(7.0);
  }

  /** Each is a field that replaces the one of the same name, or removes it. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          'term_number':9007199254740993 |                 | body.term_number must be WHOLE, and is missing
          :9007199254740993              | :null           | body.term_number must be WHOLE, and is null
          :9007199254740993              | :'7'            | body.term_number must be WHOLE, and is "7"
          :9007199254740993              | :''             | body.term_number must be WHOLE, and is ""
          :9007199254740993              | :1.0            | body.term_number must be WHOLE, and is 1.0
          :9007199254740993              | :1e2            | body.term_number must be WHOLE, and is 1e2
          :9007199254740993              | :true           | body.term_number must be WHOLE, and is true
          :9007199254740993              | :[7]            | body.term_number must be WHOLE, and is [7]
          :9007199254740993              | :{}             | body.term_number must be WHOLE, and is {}
          :9007199254740993              | :9223372036854775808 | body.term_number must be WHOLE, and is 9223372036854775808
          'priority':-1                  | 'priority':2147483648 | body.priority must be a whole number from -2147483648 to 2147483647, and is 2147483648
          'load':0.5                     | 'load':'0.5'    | body.load must be a number, and is "0.5"
          'load':0.5                     | 'load':null     | body.load must be a number, and is null
          'load':0.5                     | 'load':false    | body.load must be a number, and is false
          'is_urgent':true               | 'is_urgent':1   | body.is_urgent must be a boolean, and is 1
          'is_urgent':true               | 'is_urgent':'true' | body.is_urgent must be a boolean, and is "true"
          'is_urgent':true               |                 | body.is_urgent must be a boolean, and is missing
          'node_id':'n1'                 | 'node_id':5     | body.node_id must be a string, and is 5
          'node_id':'n1'                 | 'node_id':5.5   | body.node_id must be a string, and is 5.5
          'node_id':'n1'                 | 'node_id':true  | body.node_id must be a string, and is true
          'node_id':'n1'                 | 'node_id':null  | body.node_id must be a string, and is null
          'node_id':'n1'                 | 'node_id':['n1'] | body.node_id must be a string, and is ["n1"]
          'node_id':'n1'                 |                 | body.node_id must be a string, and is missing
          'color':'RED'                  | 'color':'GREEN' | body.color must be one of "RED", "BLACK", and is "GREEN"
          'color':'RED'                  | 'color':0       | body.color must be one of "RED", "BLACK", and is 0
          'color':'RED'                  | 'color':''      | body.color must be one of "RED", "BLACK", and is ""
          'values_by_node':{'n2':[1],'n1':[]} | 'values_by_node':[] | body.values_by_node must be an object of lists, and is []
          {'n2':[1],'n1':[]}             | {'n2':1}        | body.values_by_node must be an object of lists, and is {"n2":1}
          {'n2':[1],'n1':[]}             | {'n2':['1']}    | body.values_by_node must be an object of lists, and is {"n2":["1"]}
          {'n2':[1],'n1':[]}             | {'n2':null}     | body.values_by_node must be an object of lists, and is {"n2":null}
          'entries':[{'index':1,'before':{'index':0,'before':null}}] | 'entries':5 | body.entries must be a list of objects, and is 5
          'entries':[{'index':1,'before':{'index':0,'before':null}}] | 'entries':{} | body.entries must be a list of objects, and is {}
          'entries':[{'index':1,'before':{'index':0,'before':null}}] | 'entries':'' | body.entries must be a list of objects, and is ""
          [{'index':1,'before':{'index':0,'before':null}}] | [null] | body.entries must be a list of objects, and holds null
          [{'index':1,'before':{'index':0,'before':null}}] | [{'index':1},7] | body.entries must be a list of objects, and holds 7
          'index':1                      | 'index':'1'     | body.entries[0].index must be WHOLE, and is "1"
          'index':1,                     |                 | body.entries[0].index must be WHOLE, and is missing
          'index':0                      | 'index':null    | body.entries[0].before.index must be WHOLE, and is null
          'index':0                      | 'index':-1      | body.entries[0].before is not valid: an index is not negative
          'before':{'index':0,'before':null} | 'before':3  | body.entries[0].before must be an object, and is 3
          'hint':null                    | 'hint':3        | body.hint must be a string, and is 3
          'leader':null                  | 'leader':'n1'   | body.leader must be WHOLE, and is "n1"
          """)
  void a_field_that_is_wrong_is_named_with_what_it_must_be_and_what_it_is(
      String field, String replacement, String text) {
    assertThat(VOTE).contains(field);
    String body =
        VOTE.replace(field, replacement == null ? "" : replacement)
            .replace(",,", ",")
            .replace("{,", "{");
    assertUnreadable(read(body, VoteRequest.class), "vote_request", text.replace("WHOLE", WHOLE));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          {}                      | body.messages must be a list of whole numbers, and is missing
          {'messages':null}       | body.messages must be a list of whole numbers, and is null
          {'messages':7}          | body.messages must be a list of whole numbers, and is 7
          {'messages':'7'}        | body.messages must be a list of whole numbers, and is "7"
          {'messages':[1,'7']}    | body.messages must be a list of whole numbers, and holds "7"
          {'messages':[1,1.5]}    | body.messages must be a list of whole numbers, and holds 1.5
          {'messages':[1,null]}   | body.messages must be a list of whole numbers, and holds null
          {'messages':[[1]]}      | body.messages must be a list of whole numbers, and holds [1]
          {'messages':[1e400]}    | body.messages must be a list of whole numbers, and holds 1e400
          """)
  void the_error_for_a_list_quotes_the_wrong_element(String fields, String text) {
    String body = fields.replace("{", "{'type':'gossip',").replace(",}", "}");
    assertUnreadable(read(body, Gossip.class), "gossip", text);
  }

  @Test
  void of_a_long_value_only_the_start_is_quoted() {
    Body longDigits = read("{'type':'gossip','messages':" + "1".repeat(5_000) + "}", Gossip.class);
    assertThat(((Unreadable) longDigits).problem().text()).hasSizeLessThan(300).endsWith("1...");
  }

  private record Timed(Instant at) implements Body {}

  @Test
  void the_error_for_a_value_of_another_class_names_the_class() {
    assertThat(read("{'type':'timed','at':'2026-01-01T00:00:00Z'}", Timed.class))
        .isEqualTo(new Timed(Instant.parse("2026-01-01T00:00:00Z")));
    assertUnreadable(
        read("{'type':'timed','at':'noon'}", Timed.class),
        "timed",
        "body.at must be a valid instant, and is \"noon\"");
  }

  @Test
  void a_received_record_shares_no_data_with_the_sent_one() {
    List<Long> pending = new ArrayList<>(List.of(1L));
    Gossip gossip = new Gossip(pending);
    Body sent = MessageBinding.copy(Message.send("n0", "n1", gossip)).body();
    Body wire = MessageBinding.unbound(gossip);
    pending.clear();
    assertThat(sent).isEqualTo(new Gossip(List.of(1L)));
    assertThat(wire).isEqualTo(new Unbound("gossip", Map.of("messages", List.of(1L))));
    Gossip first = (Gossip) MessageBinding.bind((Unbound) wire, Gossip.class);
    first.messages().add(2L);
    assertThat(MessageBinding.bind((Unbound) wire, Gossip.class)).isEqualTo(sent);
  }

  @Test
  void a_predefined_body_is_not_copied() {
    Message read = Message.send("n0", "n1", new Body.ReadOk(List.of(1L)));
    assertThat(MessageBinding.copy(read)).isSameAs(read);
    assertThat(MessageBinding.unbound(read.body())).isSameAs(read.body());
  }

  /** Its type would be {@code read}, which Maelstrom defines. */
  private record Read(long after) implements Body {}

  private record Typed(String type) implements Body {}

  private record Numbered(long msgId) implements Body {}

  private static final class NoRecord implements Body {}

  @Test
  void a_class_that_can_not_be_a_message_is_refused_by_name() {
    assertRefused(Read.class, "Read has the name of a message that Maelstrom defines: read");
    assertRefused(Typed.class, "Typed has the component type, which is the runtime's");
    assertRefused(Numbered.class, "Numbered has the component msgId, which is the runtime's");
    assertRefused(NoRecord.class, "NoRecord is no record, and a message must be one");
    assertRefused(Body.class, "Body is no record, and a message must be one");
    assertRefused(Unbound.class, "Unbound has no place on the wire");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> codec.encode(Message.send("n0", "n1", new Read(1))));
  }

  private interface Shape {}

  private record Drawing(Collection<Shape> shapes) implements Body {}

  private record Looped(List<Object> list) implements Body {}

  @Test
  void a_record_that_jackson_can_not_create_is_the_programs_error_and_not_the_senders() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> read("{'type':'drawing','shapes':[{}]}", Drawing.class))
        .withMessage("Drawing can't be read from JSON");
    List<Object> loop = new ArrayList<>();
    loop.add(loop);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> codec.encode(Message.send("n0", "n1", new Looped(loop))))
        .withMessage("Looped can't be written as JSON");
    assertThat(encoded(Message.send("n0", "n1", new GossipOk())))
        .as("nothing of what was begun stands in front of the next message")
        .isEqualTo("{'src':'n0','dest':'n1','body':{'type':'gossip_ok'}}");
  }

  @Test
  void a_body_of_an_unknown_type_is_kept_as_it_was_read() throws Exception {
    String line =
        "{'src':'n1','dest':'n0','body':{'type':'x','in_reply_to':7,'a':[1.50,1e2,null,true,'s'],"
            + "'b':{'c':-1}}}";
    Message message = codec.decode(json(line));
    assertThat(((Unbound) message.body()).fields().keySet()).isEqualTo(Set.of("a", "b"));
    assertThat(encoded(message)).isEqualTo(line);
    assertThat(MessageCodec.text(message.body()).replace('"', '\''))
        .isEqualTo("{'type':'x','a':[1.50,1e2,null,true,'s'],'b':{'c':-1}}");
    assertThat(message.body()).isEqualTo(codec.decode(json(line)).body());
  }

  private static void assertRefused(Class<? extends Body> type, String text) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> MessageCodec.typeOf(type))
        .withMessage(text);
  }

  private static void assertUnreadable(Body body, String type, String text) {
    assertThat(body)
        .isEqualTo(new Unreadable(type, new Body.Error(ErrorCode.MALFORMED_REQUEST, text)));
  }

  private Body read(String body, Class<? extends Body> type) {
    return MessageBinding.bind((Unbound) codec.decodeBody(json(body)), type);
  }

  private String encoded(Message message) {
    return new String(codec.encode(message), UTF_8).replace('"', '\'');
  }

  private static byte[] json(String text) {
    return text.replace('\'', '"').getBytes(UTF_8);
  }

  private static VoteRequest vote() {
    Map<String, List<Long>> values = new LinkedHashMap<>();
    values.put("n2", List.of(1L));
    values.put("n1", List.of());
    return new VoteRequest(
        9007199254740993L,
        -1,
        0.5,
        true,
        "n1",
        Color.RED,
        values,
        List.of(new Entry(1, Optional.of(new Entry(0, Optional.empty())))),
        Optional.empty(),
        OptionalLong.empty());
  }
}
