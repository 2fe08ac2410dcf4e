package glomers.workbench.history;

import glomers.common.protocol.NotJson;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads stored histories: {@code history.jsonl}, as {@link HistoryWriter} writes it, and {@code
 * history.edn}, as the real Maelstrom does. The format is recognised from the first characters.
 * Only one operation is held in memory at a time. Thread-safe.
 */
public final class HistoryReader {
  /** The file names of histories in the store: the workbench's, and the real Maelstrom's. */
  private static final List<String> NAMES = List.of("history.jsonl", "history.edn");

  /** How far from the start of a file its first two non-blank characters may be. */
  private static final int MAX_BLANK = 8000;

  private static final char BYTE_ORDER_MARK = '\uFEFF';

  private static final JsonMapper JSON =
      JsonMapper.builder().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS).build();

  private HistoryReader() {}

  /**
   * Reads a history from its first operation to its last.
   *
   * @param path the file, or the directory of the store that contains it
   * @param each receives each operation
   * @throws MalformedHistoryException if it is not a history of the broadcast workload
   */
  public static void read(Path path, Consumer<Operation> each)
      throws IOException, MalformedHistoryException {
    Path file = file(path);
    OperationParser parser = new OperationParser(file.toString());
    // Bytes that are not UTF-8 become replacement characters. The parser reports them with their
    // line.
    try (BufferedReader text =
        new BufferedReader(
            new InputStreamReader(Files.newInputStream(file), StandardCharsets.UTF_8))) {
      if (isJson(text, file)) {
        readJson(text, parser, each);
      } else {
        new EdnHistory(text, parser).read(each);
      }
    }
    if (parser.count() == 0) {
      throw new MalformedHistoryException(file.toString(), "holds no operation");
    }
  }

  private static Path file(Path path) {
    return NAMES.stream()
        .map(path::resolve)
        .filter(file -> Files.isDirectory(path) && Files.exists(file))
        .findFirst()
        .orElse(path);
  }

  private static void readJson(
      BufferedReader text, OperationParser parser, Consumer<Operation> each)
      throws IOException, MalformedHistoryException {
    long number = 0;
    for (String line = text.readLine(); line != null; line = text.readLine()) {
      number++;
      if (!line.isBlank()) {
        each.accept(parser.parse(number, json(number, line, parser)));
      }
    }
  }

  private static Map<String, Object> json(long number, String line, OperationParser parser)
      throws MalformedHistoryException {
    try {
      Map<String, Object> entry = JSON.readValue(line, new TypeReference<>() {});
      if (entry != null) {
        return entry;
      }
    } catch (JacksonException e) {
      // The exception's own message is about the JSON parser, not the file.
    }
    boolean isObject = line.stripLeading().startsWith("{");
    throw parser.malformed(
        number,
        isObject
            ? NotJson.in(line.getBytes(StandardCharsets.UTF_8))
                .map(NotJson::problem)
                .orElse("not JSON that can be read")
            : "not a JSON object: " + OperationParser.abbreviated(line));
  }

  private static boolean hasName(Path file, String ending) {
    return file.toString().endsWith("." + ending);
  }

  /** Whether the text is JSON. Skips blanks, and leaves the reader at the first other character. */
  private static boolean isJson(BufferedReader text, Path file) throws IOException {
    text.mark(MAX_BLANK + 1);
    if (text.read() != BYTE_ORDER_MARK) {
      text.reset();
    }
    text.mark(MAX_BLANK);
    StringBuilder start = new StringBuilder();
    for (int i = 0; i < MAX_BLANK && start.length() < 2; i++) {
      int c = text.read();
      if (c < 0) {
        break;
      }
      if (!Character.isWhitespace(c)) {
        start.append((char) c);
      }
    }
    text.reset();
    boolean looksLikeEdn = start.length() > 0 && "#[(;".indexOf(start.charAt(0)) >= 0;
    return switch (start.toString()) {
      case "{\"" -> true;
      case "{:" -> false;
      default -> hasName(file, "jsonl") || !(looksLikeEdn || hasName(file, "edn"));
    };
  }
}
