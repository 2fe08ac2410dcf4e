package glomers.workbench.network;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Messages are written to a file, one per line, with times since the beginning of the operations.
 */
class JournalWriterTest {
  private static final String BODY = "{\"type\":\"Å\",\"sent\":7,\"lost\":[8]}";

  @TempDir private Path directory;

  @Test
  void times_count_from_the_beginning_of_the_operations_and_earlier_ones_are_negative()
      throws Exception {
    List<JsonNode> lines =
        written(
            journal -> {
              journal.add(entry(1, 100, 120, BODY, false));
              journal.add(entry(2, 130, 950, BODY, true));
              journal.begin(1000);
              journal.add(entry(3, 990, 1000, BODY, false));
              journal.add(entry(4, 1010, 1030, BODY, true));
            });
    assertThat(lines)
        .extracting(line -> line.get("id") + ": " + line.get("sent") + " to " + end(line))
        .containsExactly("1: -900 to -880", "2: -870 to -50", "3: -10 to 0", "4: 10 to 30");
    assertThat(lines).extracting(line -> line.get("body").toString()).containsOnly(BODY);
    assertThat(lines)
        .extracting(line -> line.path("by").asString())
        .containsExactly("", "partition 1", "", "partition 1");
    assertThat(directory).isDirectoryNotContaining("glob:**.early");
  }

  @Test
  void in_a_test_without_operations_times_count_from_the_creation_of_the_loop() throws Exception {
    assertThat(written(journal -> journal.add(entry(1, 100, 120, BODY, false))))
        .singleElement()
        .matches(line -> line.get("sent").asLong() == 100 && end(line) == 120);
  }

  @Test
  void a_carriage_return_in_a_body_does_not_break_its_line() throws Exception {
    assertThat(
            written(
                journal -> {
                  journal.add(entry(1, 5, 6, "{\"a\":\r1}", false));
                  journal.begin(9);
                }))
        .singleElement()
        .matches(line -> line.get("body").get("a").asLong() == 1);
  }

  private interface Use {
    void of(JournalWriter journal) throws Exception;
  }

  private List<JsonNode> written(Use use) throws Exception {
    Path file = directory.resolve("messages.jsonl");
    try (JournalWriter journal = new JournalWriter(file)) {
      use.of(journal);
    }
    List<JsonNode> lines = new ArrayList<>();
    for (String line : Files.readAllLines(file)) {
      lines.add(new JsonMapper().readTree(line));
    }
    return lines;
  }

  private static long end(JsonNode line) {
    return line.path("received").asLong(line.path("lost").asLong());
  }

  private static Journal.Entry entry(long id, long sent, long arrived, String body, boolean lost)
      throws Exception {
    String line = "{\"src\":\"n0\",\"dest\":\"n1\",\"body\":" + body + "}";
    Packet packet = Packet.parse(line.getBytes(StandardCharsets.UTF_8));

    return new Journal.Entry(
        id, packet, sent, arrived, lost ? Optional.of("partition 1") : Optional.empty());
  }
}
