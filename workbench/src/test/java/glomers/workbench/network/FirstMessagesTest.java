package glomers.workbench.network;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class FirstMessagesTest {
  private final List<Long> passed = new ArrayList<>();
  private final Journal journal = new FirstMessages(entry -> passed.add(entry.id()), 2);

  @Test
  void only_the_first_messages_between_nodes_are_passed_on() throws Exception {
    add(1, "c1", "n0");
    add(2, "n0", "n1");
    add(3, "n0", "c1");
    add(4, "n1", "n0");
    add(5, "n0", "n1");
    assertThat(passed).containsExactly(2L, 4L);
  }

  private void add(long id, String src, String dest) throws Exception {
    String line = "{\"src\":\"%s\",\"dest\":\"%s\",\"body\":{\"type\":\"x\"}}".formatted(src, dest);
    journal.add(new Journal.Entry(id, Packet.parse(line.getBytes(UTF_8)), 0, 0, Optional.empty()));
  }
}
