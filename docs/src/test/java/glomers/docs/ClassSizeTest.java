package glomers.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ClassSizeTest {
  private static final int LIMIT = 250;

  @Test
  void a_class_of_more_than_250_lines_says_why_in_its_first_comment() throws Exception {
    List<Path> large = sources().filter(file -> lines(file).size() > LIMIT).toList();
    assertThat(large)
        .isNotEmpty()
        .allSatisfy(
            file -> {
              String text = String.join(" ", lines(file)).replace(" * ", " ");
              assertThat(text.substring(0, text.indexOf("*/")))
                  .as(file.toString())
                  .contains("The class is long because");
            });
  }

  private static Stream<Path> sources() throws IOException {
    return Files.walk(PagesTest.HOME)
        .filter(file -> file.toString().contains("src/main/java"))
        .filter(file -> file.toString().endsWith(".java"));
  }

  private static List<String> lines(Path file) {
    try {
      return Files.readAllLines(file).stream().map(String::strip).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
