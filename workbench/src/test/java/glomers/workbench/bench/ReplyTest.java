package glomers.workbench.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReplyTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {"body":{"type":"broadcast_ok","in_reply_to":12}}    | 12
          {"body": {"in_reply_to" :  7, "type": "read_ok"}}    | 7
          {"body":{"in_reply_to":345}                          | 345
          {"body":{"type":"broadcast_ok"}}                     | -1
          {"body":{"in_reply_to":null}}                        | -1
          {"body":{"in_reply_to":"12"}}                        | -1
          {"body":{"in_reply_to":                              | -1
          """)
  void the_request_that_a_line_answers_is_found(String line, long request) {
    assertThat(Reply.inReplyTo(bytes(line))).isEqualTo(request);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {"body":{"messages":[1,22,333],"in_reply_to":4}}     | 3
          {"body":{"messages": [ 1 , 2 ], "in_reply_to": 4}}   | 2
          {"body":{"messages":[],"in_reply_to":4}}             | 0
          {"body":{"type":"read_ok","in_reply_to":4}}          | -1
          """)
  void the_values_of_a_read_are_counted(String line, int count) {
    assertThat(Reply.messages(bytes(line))).isEqualTo(count);
  }

  @Test
  void only_a_broadcast_ok_is_one() {
    assertThat(Reply.isBroadcastOk(bytes("{\"type\": \"broadcast_ok\"}"))).isTrue();
    assertThat(Reply.isBroadcastOk(bytes("{\"type\": \"broadcast\"}"))).isFalse();
    assertThat(Reply.isBroadcastOk(bytes("{\"type\": \"broadcast_ok"))).isFalse();
  }

  private static byte[] bytes(String line) {
    return line.getBytes(StandardCharsets.UTF_8);
  }
}
