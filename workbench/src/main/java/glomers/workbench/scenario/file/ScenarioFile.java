package glomers.workbench.scenario.file;

import glomers.common.protocol.NotJson;
import glomers.workbench.scenario.Scenario;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The contents of a scenario file. Immutable.
 *
 * @param program the name of the program that the scenario was written for; it can be run with any
 *     other
 * @param args that program's arguments
 */
public record ScenarioFile(Optional<String> program, List<String> args, Scenario scenario) {
  /** A larger file is refused. */
  private static final long MAX_BYTES = 64 << 20;

  private static final JsonMapper JSON =
      JsonMapper.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  public ScenarioFile {
    args = List.copyOf(args);
  }

  /**
   * Reads a file.
   *
   * @throws MalformedScenarioException if it can't be read or is not a scenario; the message says
   *     why
   */
  public static ScenarioFile read(Path file) throws MalformedScenarioException {
    try {
      if (Files.size(file) > MAX_BYTES) {
        throw new MalformedScenarioException(file + ": more than 64 MiB is no scenario");
      }
      byte[] text = Files.readAllBytes(file);
      return ScenarioParser.parse(file.toString(), json(file, text));
    } catch (IOException e) {
      throw new MalformedScenarioException(file + " can't be read: " + why(file, e));
    }
  }

  private static JsonNode json(Path file, byte[] text) throws MalformedScenarioException {
    try {
      return JSON.readTree(text);
    } catch (JacksonException e) {
      String problem =
          NotJson.in(text)
              .map(found -> "line " + found.line() + " is " + found.problem())
              .orElseGet(
                  () ->
                      e.getOriginalMessage().replace("Duplicate Object property", "a key twice:"));
      throw new MalformedScenarioException(file + ": " + problem);
    }
  }

  /** Writes a file that {@link #read} reads back as an equal one. */
  public void write(Path file) throws IOException {
    Files.writeString(file, ScenarioPrinter.print(this));
  }

  private static String why(Path file, IOException e) {
    if (Files.notExists(file)) {
      return "it does not exist";
    }
    if (Files.isDirectory(file)) {
      return "it is a directory";
    }
    return Files.isReadable(file) ? e.getMessage() : "you have no permission to";
  }
}
