package glomers.docs;

import static org.assertj.core.api.Assertions.assertThat;

import glomers.common.io.StdioNode;
import glomers.common.node.Node;
import glomers.common.node.NodeProgram;
import glomers.common.protocol.Body;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Jackson's data binding takes more of a node's start-up time than anything else, so only a program
 * with messages of its own loads it. The test reads the JVM's log of loaded classes.
 */
class DataBindingTest {
  private static final String DATA_BINDING = "tools.jackson.databind.";

  /** Messages that a part has no record for, or can't read. */
  private static final String REFUSED =
      """
      {"src":"c1","dest":"n0","body":{"type":"gossip","msg_id":8,"messages":[1.5]}}
      {"src":"c1","dest":"n0","body":{"type":"broadcast","msg_id":9,"message":"seven"}}
      {"src":"n1","dest":"n0","body":{"type":"gossip_ok","in_reply_to":8}}
      """;

  @TempDir Path directory;

  @ParameterizedTest
  @ValueSource(strings = {"glomers.part3a.Main", "glomers.part3b.Main", "glomers.part3c.Main"})
  void a_part_does_not_load_it_even_for_messages_that_it_refuses(String part) throws Exception {
    assertThat(loaded(part, REFUSED))
        .anyMatch(line -> line.contains(" tools.jackson.core.json.JsonFactory "))
        .noneMatch(line -> line.contains(DATA_BINDING));
  }

  @Test
  void a_program_with_a_message_of_its_own_loads_it_before_the_first_such_message()
      throws Exception {
    assertThat(loaded(Gossiper.class.getName(), "")).anyMatch(line -> line.contains(DATA_BINDING));
  }

  /** What a program loads for its first messages, and for these. */
  private List<String> loaded(String main, String messages)
      throws IOException, InterruptedException {
    Path input = directory.resolve("input");
    Files.writeString(
        input,
        Files.readString(PagesTest.HOME.resolve("common/src/main/build/first-messages.jsonl"))
            + messages);
    Path classes = directory.resolve("classes");
    int status =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xlog:class+load:file=" + classes,
                "-cp",
                System.getProperty("java.class.path"),
                main)
            .redirectInput(input.toFile())
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start()
            .waitFor();
    assertThat(status).isZero();
    return Files.readAllLines(classes);
  }

  /** A program with a message of its own. */
  public static final class Gossiper implements NodeProgram {
    record Gossip(List<Long> messages) implements Body {}

    public static void main(String[] args) {
      StdioNode.main(Gossiper::new, args);
    }

    @Override
    public String name() {
      return "gossiper";
    }

    @Override
    public void start(Node node, List<String> args) {
      node.on(Gossip.class, request -> {});
    }
  }
}
