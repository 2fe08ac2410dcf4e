package glomers.workbench.run;

import static org.assertj.core.api.Assertions.assertThat;

import glomers.common.protocol.Body;
import glomers.common.protocol.Message;
import glomers.workbench.network.Packet;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class AnswerMonitorTest {
  private static final long SECOND = TimeUnit.SECONDS.toNanos(1);
  private static final long BEGAN = 3 * SECOND;

  private final List<String> listener = new ArrayList<>();
  private long now;
  private boolean disrupted;
  private final AnswerMonitor watch =
      new AnswerMonitor(
          () -> now,
          time -> disrupted,
          (node, kind, text) -> listener.add(kind + ": " + text),
          5 * SECOND,
          packet -> {});

  @Test
  void a_silent_node_is_reported_with_its_first_unanswered_request_and_its_last_output() {
    watch.missing(read(1), BEGAN + SECOND);
    watch.missing(read(2), BEGAN + 2 * SECOND);
    assertThat(watch.silent()).containsExactly("n0");
    watch.report(BEGAN, node -> " Its last words.");
    assertThat(listener)
        .containsExactly(
            "no-answer: n0 answered 0 of 2 requests within 5 s; the first that it did not answer was"
                + " {\"type\":\"read\",\"msg_id\":1}, at 1.000 s. Its last words.");
  }

  @Test
  void a_node_that_answers_a_later_request_is_not_silent() {
    watch.missing(read(1), BEGAN);
    watch.inTime(read(2), BEGAN);
    assertThat(watch.silent()).isEmpty();
    watch.report(BEGAN, node -> " Its last words.");
    assertThat(listener).hasSize(1);
    assertThat(listener.get(0))
        .startsWith("no-answer: n0 answered 1 of 2 requests within 5 s")
        .doesNotContain("last words");
  }

  @Test
  void a_late_reply_is_reported_with_its_time_and_is_not_missing() {
    watch.missing(read(1), BEGAN);
    now = BEGAN + 6 * SECOND;
    watch.late(read(1), BEGAN);
    assertThat(watch.silent()).isEmpty();
    watch.report(BEGAN, node -> "");
    assertThat(listener)
        .containsExactly(
            "late-answer: n0 took 6.0 s to answer {\"type\":\"read\",\"msg_id\":1} (clients wait 5 s)");
  }

  @Test
  void replies_to_requests_during_a_fault_count_neither_as_missing_nor_as_late() {
    disrupted = true;
    watch.missing(read(1), BEGAN);
    watch.late(read(1), BEGAN);
    watch.missing(read(2), BEGAN);
    watch.again(Packet.of(Message.reply("n0", "c1", 1, new Body.ReadOk(List.of()))));
    watch.report(BEGAN, node -> "");
    assertThat(watch.silent()).isEmpty();
    assertThat(listener).isEmpty();
  }

  private static Packet read(long msgId) {
    return Packet.of(Message.request("c1", "n0", msgId, new Body.Read()));
  }
}
