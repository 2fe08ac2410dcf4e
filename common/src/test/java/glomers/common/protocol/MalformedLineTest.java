package glomers.common.protocol;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MalformedLineTest {
  private static final String VALID =
      "{\"src\":\"c0\",\"dest\":\"n0\",\"body\":{\"type\":\"broadcast\",\"msg_id\":1,\"message\":1}}";

  private final MessageCodec codec = new MessageCodec();

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          ~~                                         | not a JSON object: it is empty
          hello                                      | not a JSON object: it begins with hello, at column 1
          2024-01-01 12:00:00 INFO started           | not a JSON object: it begins with 2, at column 1
          NaN                                        | not a JSON object: it begins with NaN
          5                                          | not a JSON object: it begins with 5
          null                                       | not a JSON object: it begins with null
          ['src','dest','body']                      | not a JSON object: it begins with [
          'text'                                     | not a JSON object: it begins with "
          {                                          | not JSON: it ends before its object does; a message must be on one line
          {'src':'c0'                                | not JSON: it ends before its object does
          {'src':'c0',                               | not JSON: it ends before its object does
          {'src':'c                                  | not JSON: it ends before its object does
          {'src':'c0','body':{'type':'read'}         | not JSON: it ends before its object does
          {'src':'c0',}                              | not JSON: a comma before }, at column 13
          {'src':'c0','body':{'a':[1, ]}}            | not JSON: a comma before ], at column 29
          {} {}                                      | not JSON: more than one value: the second begins with {, at column 4
          {}}                                        | not JSON: more than one value: the second begins with }, at column 3
          {'body':{'message':NaN}}                   | not JSON: NaN, which is no number
          {'body':{'message':-Infinity}}             | not JSON: Infinity, which is no number
          {'body':{'message':None}}                  | not JSON: None is Python's, and null in JSON
          {'body':{'message':True}}                  | not JSON: True is Python's, and true in JSON
          {`src`:`c0`}                               | not JSON: single quotes where JSON has double ones
          {src:'c0'}                                 | not JSON: unexpected src, at column 2
          {'src' 'c0'}                               | not JSON: unexpected ", at column 8
          {'src':'c0' 'dest':'n0'}                   | not JSON: unexpected ", at column 13
          {'src':'a	b'}                             | not JSON: unexpected byte 09, at column 10
          {'body':{'message':01}}                    | not JSON: unexpected
          {'body':{'message':[1}}                    | not JSON: unexpected }, at column 22
          {}                                         | body must be an object, and is missing
          {'src':'c0','dest':'n0'}                   | body must be an object, and is missing
          {'src':'c0','dest':'n0','body':null}       | body must be an object, and is null
          {'src':'c0','dest':'n0','body':[]}         | body must be an object, and is []
          {'dest':'n0','body':{'type':'read'}}       | src must be a name such as "n0", and is missing
          {'src':'c0','body':{'type':'read'}}        | dest must be a name such as "n0", and is missing
          {'src':5,'dest':'n0','body':{}}            | src must be a name such as "n0", and is 5
          {'src':'','dest':'n0','body':{}}           | src must be a name such as "n0", and is ""
          {'src':'c0','dest':null,'body':{}}         | dest must be a name such as "n0", and is null
          {'src':'c0','dest':'n0','body':{'msg_id':'1'}}      | body.msg_id must be a whole number, and is "1"
          {'src':'c0','dest':'n0','body':{'msg_id':1.5}}      | body.msg_id must be a whole number, and is 1.5
          {'src':'c0','dest':'n0','body':{'msg_id':1e400}}    | body.msg_id must be a whole number
          {'src':'c0','dest':'n0','body':{'msg_id':9223372036854775808}} | body.msg_id must be a whole number, and is 9223372036854775808
          {'src':'c0','dest':'n0','body':{'in_reply_to':[]}}  | body.in_reply_to must be a whole number, and is []
          """)
  void a_line_that_is_not_a_message_is_refused_with_the_reason(String line, String reason) {
    assertRefused(line.replace('\'', '"').replace('`', '\''), reason);
  }

  @Test
  void a_line_in_utf_16_or_with_a_byte_order_mark_is_refused() {
    assertRefused(
        "\0" + String.join("\0", VALID.split("")), "not a JSON object: it begins with byte 00");
    assertThat(NotJson.inLine("\ufeff{}".getBytes(UTF_8)))
        .startsWith("not JSON: it begins with a byte order mark");
  }

  /** Invalid UTF-8: lone bytes, truncated and overlong sequences, a surrogate, above Unicode. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "\u0080",
        "\u00ff",
        "\u00e2\u0082",
        "\u00c0\u00af",
        "\u00e0\u0080\u0080",
        "\u00ed\u00a0\u0080",
        "\u00f4\u0090\u0080\u0080",
        "\u00f5\u0080\u0080\u0080"
      })
  void a_line_that_is_not_strictly_utf_8_is_refused(String bytes) {
    assertRefused(VALID.replace("c0", "c" + bytes), "not valid UTF-8");
  }

  @ParameterizedTest
  @ValueSource(strings = {"[", "{\"a\":"})
  void a_line_nested_a_hundred_thousand_deep_is_refused(String level) {
    assertRefused(level.repeat(100_000), "not ");
    assertRefused(
        VALID.replace("\"message\":1", "\"message\":" + level.repeat(100_000)),
        "not JSON that can be read: it is nested more than 500 levels deep");
  }

  @Test
  void a_number_of_a_million_digits_is_refused() {
    assertRefused(
        VALID.replace(":1,", ":" + "1".repeat(1_000_000) + ","),
        "not JSON that can be read: a name, text or number in it is too long");
  }

  @Test
  void a_reason_quotes_no_more_than_the_start_of_a_long_value() {
    assertThatThrownBy(() -> decode(VALID.replace("\"c0\"", "[" + "1,".repeat(100_000) + "1]")))
        .isInstanceOf(MalformedMessageException.class)
        .message()
        .hasSizeLessThan(250)
        .startsWith("src must be a name such as \"n0\", and is [1,1,1,")
        .endsWith("...");
  }

  @Test
  void every_line_is_a_message_or_refused_and_the_reply_can_be_written() {
    long seed = 5; // arbitrary; another seed checks other lines
    Random random = new Random(seed);
    String odd =
        "\"\\{}[]:,.-eE0123456789 \ttruefalsn\u0000\u007f\u00c3\u00a9\u00ed\u00a0\u0080\u00ff";
    int messages = 0;
    for (int i = 0; i < 20_000; i++) {
      StringBuilder line = new StringBuilder(VALID);
      for (int edits = random.nextInt(3); edits >= 0; edits--) {
        int at = random.nextInt(line.length());
        String put = String.valueOf(odd.charAt(random.nextInt(odd.length())));
        switch (random.nextInt(4)) {
          case 0 -> line.deleteCharAt(at);
          case 1 -> line.insert(at, put);
          case 2 -> line.replace(at, at + 1, put);
          default -> line.insert(at, "\\ud8" + put + put);
        }
      }
      assertThat(refusal(codec, line.toString()))
          .as("seed %d: not what a codec says that has read nothing before: %s", seed, line)
          .isEqualTo(refusal(new MessageCodec(), line.toString()));
      try {
        Message message = decode(line.toString());
        messages++;
        assertThatCode(() -> answer(message))
            .as("seed %d: %s", seed, line)
            .doesNotThrowAnyException();
      } catch (MalformedMessageException e) {
        assertThat(e).as("seed %d: %s", seed, line).message().isNotBlank();
      }
    }
    assertThat(messages).isBetween(2_000, 18_000); // otherwise the lines are no useful mix
  }

  /** The rest of a refused line must not be read as a part of the next. */
  @Test
  void a_line_with_less_or_more_than_one_object_is_refused_and_the_next_is_read() throws Exception {
    Message whole = decode(VALID);
    for (int length = 0; length < VALID.length(); length++) {
      assertRefused(VALID.substring(0, length), "not ");
      assertThat(decode(VALID)).isEqualTo(whole);
    }
    for (String more : List.of("{", "}", "[", "1", "tru", "null", "\"", "-", ",", VALID)) {
      assertRefused(VALID + more, "not JSON: ");
      assertRefused(VALID + " " + more, "not JSON: ");
      assertThat(decode(VALID)).isEqualTo(whole);
    }
    for (String space : List.of(" ", "\t", "\r", " \r\t ")) {
      assertThat(decode(VALID + space)).isEqualTo(whole);
      assertThat(decode(space + VALID)).isEqualTo(whole);
    }
  }

  private static String refusal(MessageCodec codec, String line) {
    try {
      return "none: " + codec.decode(line.getBytes(ISO_8859_1));
    } catch (MalformedMessageException e) {
      return e.getMessage();
    }
  }

  private void answer(Message message) throws MalformedMessageException {
    Body.Error error =
        message.body() instanceof Body.Unreadable unreadable
            ? unreadable.problem()
            : new Body.Error(1000, message.toString());
    codec.decode(codec.encode(Message.reply(message.dest(), message.src(), 1, error)));
  }

  private void assertRefused(String line, String reason) {
    assertThatThrownBy(() -> decode(line))
        .isInstanceOf(MalformedMessageException.class)
        .message()
        .startsWith(reason)
        .hasSizeLessThan(250)
        .doesNotContain("\n");
  }

  /** Each character stands for one byte. */
  private Message decode(String line) throws MalformedMessageException {
    return codec.decode(line.getBytes(ISO_8859_1));
  }
}
