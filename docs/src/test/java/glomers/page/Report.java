package glomers.page;

import static org.assertj.core.api.Assertions.assertThat;

import glomers.docs.CommandRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/**
 * What a command left in its store: the page, and the records that the page should agree with.
 *
 * @param store the directory of the run
 */
record Report(CommandRun run, Path store) {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** Runs a command in an empty directory. */
  static Report of(Path directory, String... arguments) throws IOException, InterruptedException {
    CommandRun run = run(directory, arguments);
    Path latest = directory.resolve("store/latest");
    assertThat(latest).as(run.output()).exists();
    return new Report(run, latest.toRealPath());
  }

  /** Runs a command that may store nothing. */
  static CommandRun run(Path directory, String... arguments)
      throws IOException, InterruptedException {
    List<String> all = new ArrayList<>(List.of(arguments));
    all.addAll(List.of("--store", directory.resolve("store").toString()));
    return CommandRun.of(directory, all.toArray(String[]::new));
  }

  Path page() {
    return store.resolve("report.html");
  }

  JsonNode results() {
    return JSON.readTree(store.resolve("results.json"));
  }

  /** The messages between nodes, from {@code messages.jsonl}. */
  List<JsonNode> messages() throws IOException {
    return messages("messages.jsonl");
  }

  /** The messages between nodes, from a file of the store. */
  List<JsonNode> messages(String file) throws IOException {
    try (Stream<String> lines = Files.lines(store.resolve(file))) {
      return lines
          .map(JSON::readTree)
          .filter(line -> isNode(line.get("src")) && isNode(line.get("dest")))
          .toList();
    }
  }

  /** The operations, from {@code history.jsonl}. */
  List<JsonNode> history() throws IOException {
    try (Stream<String> lines = Files.lines(store.resolve("history.jsonl"))) {
      return lines.map(JSON::readTree).toList();
    }
  }

  private static boolean isNode(JsonNode name) {
    return name.asString().startsWith("n");
  }
}
