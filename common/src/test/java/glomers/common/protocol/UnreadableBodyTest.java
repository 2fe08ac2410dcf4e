package glomers.common.protocol;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import glomers.common.protocol.Body.Unbound;
import glomers.common.protocol.Body.Unreadable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UnreadableBodyTest {
  private static final String WHOLE =
      "must be a whole number from -9223372036854775808 to 9223372036854775807, and is ";

  private final MessageCodec codec = new MessageCodec();

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          'msg_id':7                                   |           | 12 | body.type must be a string, and is missing
          'msg_id':7,'type':null                       |           | 12 | body.type must be a string, and is null
          'msg_id':7,'type':5                          |           | 12 | body.type must be a string, and is 5
          'msg_id':7,'type':'echo'                     | echo      | 10 | no message is of the type "echo"
          'msg_id':7,'type':'Read'                     | Read      | 10 | no message is of the type "Read"
          'msg_id':7,'type':''                         | ``        | 10 | no message is of the type ""
          'msg_id':7,'type':'error','text':'x'         | error     | 12 | body.code must be a whole number from -2147483648 to 2147483647, and is missing
          'msg_id':7,'type':'error','code':2147483648,'text':'x' | error | 12 | body.code must be a whole number from -2147483648 to 2147483647, and is 2147483648
          'msg_id':7,'type':'error','code':1,'text':5.5 | error     | 12 | body.text must be a string, and is 5.5
          'msg_id':7,'type':'init','node_id':'n0'      | init      | 12 | body.node_ids must be a list of strings, and is missing
          'msg_id':7,'type':'init','node_ids':[]       | init      | 12 | body.node_id must be a string, and is missing
          'msg_id':7,'type':'init','node_id':null,'node_ids':[] | init | 12 | body.node_id must be a string, and is null
          'msg_id':7,'type':'init','node_id':'n0','node_ids':null | init | 12 | body.node_ids must be a list of strings, and is null
          'msg_id':7,'type':'init','node_id':5,'node_ids':[] | init | 12 | body.node_id must be a string, and is 5
          'msg_id':7,'type':'init','node_id':true,'node_ids':[] | init | 12 | body.node_id must be a string, and is true
          'msg_id':7,'type':'init','node_id':'n0','node_ids':'n0' | init | 12 | body.node_ids must be a list of strings, and is "n0"
          'msg_id':7,'type':'init','node_id':'n0','node_ids':[['n0']] | init | 12 | body.node_ids must be a list of strings, and holds ["n0"]
          'msg_id':7,'type':'init','node_id':'n0','node_ids':[1] | init | 12 | body.node_ids must be a list of strings, and holds 1
          'msg_id':7,'type':'init','node_id':'n0','node_ids':['n0',null] | init | 12 | body.node_ids must be a list of strings, and holds null
          'msg_id':7,'type':'topology'                 | topology  | 12 | body.topology must be an object of lists, and is missing
          'msg_id':7,'type':'topology','topology':[]   | topology  | 12 | body.topology must be an object of lists, and is []
          'msg_id':7,'type':'topology','topology':{'n0':'n1'} | topology | 12 | body.topology must be an object of lists, and is {"n0":"n1"}
          'msg_id':7,'type':'read_ok','messages':5     | read_ok   | 12 | body.messages must be a list of whole numbers, and is 5
          'msg_id':7,'type':'read_ok','messages':[1,1.5] | read_ok   | 12 | body.messages must be a list of whole numbers, and holds 1.5
          'msg_id':7,'type':'read_ok','messages':['1'] | read_ok   | 12 | body.messages must be a list of whole numbers, and holds "1"
          'msg_id':7,'type':'read_ok','messages':[null] | read_ok  | 12 | body.messages must be a list of whole numbers, and holds null
          """)
  void a_wrong_body_is_unreadable_and_holds_the_error_for_the_reply(
      String fields, String type, int code, String text) {
    assertUnreadable(fields, type == null ? "" : type, code, text);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          null                     | null
          1.5                      | 1.5
          1.0                      | 1.0
          1e2                      | 1e2
          '7'                      | "7"
          ''                       | ""
          true                     | true
          [7]                      | [7]
          {}                       | {}
          9223372036854775808      | 9223372036854775808
          -9223372036854775809     | -9223372036854775809
          """)
  void a_value_that_is_not_a_whole_number_in_range_is_malformed(String value, String shown) {
    assertUnreadable(
        "'type':'broadcast','message':" + value, "broadcast", 12, "body.message " + WHOLE + shown);
  }

  @Test
  void a_missing_value_is_malformed() {
    String missing = WHOLE.replace("is ", "is missing");
    assertUnreadable("'type':'broadcast'", "broadcast", 12, "body.message " + missing);
  }

  @Test
  void an_error_quotes_no_more_than_the_start_of_a_long_value() throws Exception {
    String digits = "1".repeat(5_000);
    assertThat(unreadable("'type':'broadcast','message':" + digits).problem().text())
        .hasSizeLessThan(300)
        .startsWith("body.message " + WHOLE + "1111")
        .endsWith("...");
    assertThat(unreadable("'type':'" + digits + "'").problem().text())
        .hasSizeLessThan(250)
        .startsWith("no message is of the type \"1111")
        .endsWith("...");
  }

  private void assertUnreadable(String fields, String type, int code, String text) {
    assertThat(unreadable(fields))
        .satisfies(
            body -> {
              assertThat(body.type()).isEqualTo(type);
              assertThat(body.problem().code()).isEqualTo(code);
              assertThat(body.problem().text()).startsWith(text);
            });
  }

  private Unreadable unreadable(String fields) {
    String line = "{'src':'c0','dest':'n0','body':{" + fields + "}}";
    try {
      Body body = codec.decode(line.replace('\'', '"').getBytes(UTF_8)).body();
      return body instanceof Unbound unbound ? unbound.unknown() : (Unreadable) body;
    } catch (MalformedMessageException e) {
      throw new AssertionError(e);
    }
  }
}
