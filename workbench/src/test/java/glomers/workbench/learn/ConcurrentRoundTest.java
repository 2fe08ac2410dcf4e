package glomers.workbench.learn;

import static org.assertj.core.api.Assertions.assertThat;

import glomers.common.node.Node;
import glomers.common.node.NodeProgram;
import glomers.common.protocol.Body.Broadcast;
import java.util.List;
import org.junit.jupiter.api.Test;

class ConcurrentRoundTest {
  @Test
  void a_handler_that_fails_is_named_with_its_line() throws Exception {
    ConcurrentRound.Wrong wrong = ConcurrentRound.run(new Failing(), List.of()).orElseThrow();
    assertThat(wrong.due()).isEqualTo("handlers that do not fail");
    assertThat(wrong.came())
        .matches(
            "a handler failed while others ran: java.lang.NumberFormatException: .*\"no number\""
                + " \\(ConcurrentRoundTest\\.java:\\d+\\)");
  }

  /** The exception comes from the JDK, which the program calls. */
  private static final class Failing implements NodeProgram {
    @Override
    public String name() {
      return "failing";
    }

    @Override
    public void start(Node node, List<String> args) {
      node.on(Broadcast.class, request -> Long.parseLong("no number"));
    }
  }
}
