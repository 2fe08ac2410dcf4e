package glomers.workbench.network;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import glomers.common.protocol.Body;
import glomers.common.protocol.Message;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BodyFingerprintTest {
  private static final String WORDS = "{'type':'x','a':[1,{'b':2}],'c':'d,}e'}";

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{'type':'x','msg_id':7,'a':[1,{'b':2}],'c':'d,}e'}",
        "{'msg_id':'n0-7','type':'x','a':[1,{'b':2}],'c':'d,}e'}",
        "{'type':'x','a':[1,{'b':2}],'c':'d,}e','in_reply_to':{'n':[7]}}",
        "{ 'c':'d,}e', 'msg_id':null, 'type':'x', 'a':[1,{'b':2}]}"
      })
  void ids_and_the_order_of_fields_do_not_change_the_fingerprint(String body) {
    assertThat(words(body)).isEqualTo(words(WORDS));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{'type':'x','a':[1,{'b':2}],'c':'d,}f'}",
        "{'type':'x','a':[1,{'msg_id':2}],'c':'d,}e'}",
        "{'type':'x','a':[{'b':2},1],'c':'d,}e'}",
        "{'type':'x','c':'d,}e'}",
        "{'type':'a','x':[1,{'b':2}],'c':'d,}e'}",
        "{}"
      })
  void any_other_difference_changes_the_fingerprint(String body) {
    assertThat(words(body)).isNotEqualTo(words(WORDS));
  }

  @Test
  void broadcasts_of_different_values_differ_whether_parsed_or_created() {
    Set<Long> written = new HashSet<>();
    Set<Long> made = new HashSet<>();
    for (long value = 0; value < 100_000; value++) {
      written.add(words("{'type':'broadcast','message':" + value + ",'msg_id':1}"));
      made.add(Packet.of(Message.request("n0", "n1", 1, new Body.Broadcast(value))).fingerprint());
    }
    assertThat(written).hasSize(100_000);
    assertThat(made).hasSize(100_000);
  }

  private static long words(String body) {
    return BodyFingerprint.of(body.replace('\'', '"').getBytes(UTF_8));
  }
}
