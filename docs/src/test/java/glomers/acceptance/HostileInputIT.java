package glomers.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import glomers.acceptance.NodeProcess.Outcome;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** No input on STDIN ends a part's node, or keeps it from handling later messages. */
class HostileInputIT {
  private static final String WHOLE =
      "must be a whole number from -9223372036854775808 to 9223372036854775807, and is ";

  private final ByteArrayOutputStream input = new ByteArrayOutputStream();
  private final List<String> answers = new ArrayList<>();

  @ParameterizedTest
  @MethodSource("glomers.acceptance.Part#all")
  void a_node_survives_whatever_comes_and_answers_what_can_be_answered(Part part) throws Exception {
    line("{'src':'c1','dest':'n0','body':{'type':'read','msg_id':1}}");
    answer("{'type':'error','in_reply_to':1,'code':11,'text':'no init yet'}");
    line("{'src':'c1','dest':'n0','body':{'type':'echo','msg_id':2}}");
    answer("{'type':'error','in_reply_to':2,'code':11,'text':'no init yet'}");
    line("{'src':'c1','dest':'n0','body':{'type':'init','msg_id':3,'node_id':'n0'}}");
    answer(malformed(3, "body.node_ids must be a list of strings, and is missing"));
    line(
        "{'src':'c1','dest':'n0','body':"
            + "{'type':'init','msg_id':4,'node_id':'n0','node_ids':['n0']}}");
    answer("{'type':'init_ok','in_reply_to':4}");

    noMessages();

    line("{'src':'c1','dest':'n0','body':{'type':'echo','msg_id':5}}");
    answer(
        "{'type':'error','in_reply_to':5,'code':10,'text':'no message is of the type \\'echo\\''}");
    line("{'src':'c1','dest':'n0','body':{'type':'echo'}}"); // a message without a msg_id gets no
    // reply
    line("{'src':'c1','dest':'n0','body':{'type':'broadcast_ok','in_reply_to':99}}");
    line("{'src':'c1','dest':'n0','body':{'msg_id':6}}");
    answer(malformed(6, "body.type must be a string, and is missing"));
    line("{'src':'c1','dest':'n0','body':{'type':'broadcast','msg_id':7}}");
    answer(malformed(7, "body.message " + WHOLE + "missing"));
    line("{'src':'c1','dest':'n0','body':{'type':'broadcast','msg_id':8,'message':1.5}}");
    answer(malformed(8, "body.message " + WHOLE + "1.5"));
    line(
        "{'src':'c1','dest':'n0','body':"
            + "{'type':'broadcast','msg_id':9,'message':9223372036854775808}}");
    answer(malformed(9, "body.message " + WHOLE + "9223372036854775808"));
    line("{'src':'c1','dest':'n0','body':{'type':'broadcast','msg_id':10,'message':'7'}}");
    answer(malformed(10, "body.message " + WHOLE + "\\'7\\'"));
    line(
        "{'src':'c1','dest':'n0','body':"
            + "{'type':'init','msg_id':11,'node_id':'n9','node_ids':['n9']}}");
    answer("{'type':'init_ok','in_reply_to':11}");
    line("{'src':'\\ud800','dest':'n0','body':{'type':'read'}}"); // half a surrogate pair

    line(
        "{'id':3,'x':{'y':[]},'body':{'z':null,'message':9007199254740993,'msg_id':12,"
            + "'type':'broadcast'},'dest':'n0','src':'c1'}");
    answer("{'type':'broadcast_ok','in_reply_to':12}");
    line("{'src':'c1','dest':'n0','body':{'type':'read','msg_id':13}}\r");
    answer("{'type':'read_ok','in_reply_to':13,'messages':[9007199254740993]}");

    Outcome outcome =
        NodeProcess.run(
            part.directory(),
            Map.of(),
            input.toByteArray(),
            answers.size(),
            part.script().toString());
    assertThat(outcome.out()).isEqualTo(answers);
    assertThat(outcome.err().lines().filter(line -> line.contains("of STDIN is no message")))
        .hasSize(11);
    assertThat(outcome.status()).isZero();
  }

  /** No error reply is possible for these lines: each is skipped. */
  private void noMessages() {
    line("");
    line("hello");
    line("{'src':'c1','dest':'n0','body':{'type':'read','msg_id':50}");
    line("[]");
    line("{'dest':'n0','body':{'type':'read','msg_id':51}}");
    line("{'src':'c1','body':{'type':'read','msg_id':52}}");
    line("{'src':'c1','dest':'n0'}");
    input.writeBytes("{\"src\":\"c1\u00ff\",".getBytes(StandardCharsets.ISO_8859_1));
    line("'dest':'n0','body':{'type':'read','msg_id':53}}");
    line("{'src':'c1','dest':'n0','body':{'type':'read','msg_id':'54'}}");
    line("{'src':'c1','dest':'n0','body':{'type':'read','x':" + "[".repeat(100_000));
    line(
        "{'src':'c1','dest':'n0','body':{'type':'read','msg_id':55,'x':'"
            + "x".repeat(10_000_000)
            + "'}}");
  }

  private void line(String text) {
    input.writeBytes((text.replace('\'', '"') + "\n").getBytes(StandardCharsets.UTF_8));
  }

  private void answer(String body) {
    answers.add(("{'src':'n0','dest':'c1','body':" + body + "}").replace('\'', '"'));
  }

  private static String malformed(int id, String text) {
    return "{'type':'error','in_reply_to':" + id + ",'code':12,'text':'" + text + "'}";
  }
}
