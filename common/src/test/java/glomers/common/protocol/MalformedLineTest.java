package glomers.common.protocol;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
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
      quoteCharacter = '`',
      textBlock =
          """
          ``                                         | not a JSON object
          hello                                      | not JSON: Unrecognized token 'hello'
          {'src':'c0'                                | not JSON: Unexpected end-of-input
          {'src':'c0',}                              | not JSON: Unexpected character ('}'
          {} {}                                      | not JSON: Trailing token
          NaN                                        | not JSON:
          5                                          | not a JSON object
          null                                       | not a JSON object
          ['src','dest','body']                      | not a JSON object
          'text'                                     | not a JSON object
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
  void a_line_that_is_no_message_is_refused_for_a_reason(String line, String reason) {
    assertRefused(line.replace('\'', '"'), reason);
  }

  /** Each is wrong in its own way: alone, cut short, overlong, a surrogate, above Unicode. */
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
    assertRefused(level.repeat(100_000), "not JSON: Document nesting depth");
    assertRefused(
        VALID.replace("\"message\":1", "\"message\":" + level.repeat(100_000)), "not JSON");
  }

  @Test
  void a_number_of_a_million_digits_is_refused() {
    assertRefused(
        VALID.replace(":1,", ":" + "1".repeat(1_000_000) + ","), "not JSON: Number value");
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
  void whatever_the_line_it_is_a_message_or_refused_and_its_answer_can_be_written() {
    long seed = 5; // any will do; another one checks other lines
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
    assertThat(messages).isBetween(2_000, 18_000); // or the lines are not what they are meant to be
  }

  /** What is left of a line, and what comes after it, must not be taken for a part of the next. */
  @Test
  void a_line_cut_short_or_with_more_behind_it_is_refused_and_the_next_is_read() throws Exception {
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
