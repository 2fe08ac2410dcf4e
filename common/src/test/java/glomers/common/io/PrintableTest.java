package glomers.common.io;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class PrintableTest {
  @Test
  void plain_text_of_any_language_stays_as_it_is() {
    String text = "one line: größer, 値, \ud83d\ude00\nand another";
    assertThat(Printable.text(text, 1000)).isEqualTo(text);
    assertThat(Printable.text(text.getBytes(UTF_8), 1000)).isEqualTo(text);
  }

  @Test
  void characters_that_move_the_cursor_or_reverse_the_text_are_escaped() {
    String hostile = "\u001b[31mred\u001b[0m\rover\u0007\u009b2J \u202eback\u0000\tx\u007f";
    assertThat(Printable.text(hostile, 1000))
        .isEqualTo("\\x1b[31mred\\x1b[0m\\x0dover\\x07\\x9b2J \\u202eback\\x00 x\\x7f");
  }

  @Test
  void a_long_text_is_cut_between_characters() {
    assertThat(Printable.text("123456", 5)).isEqualTo("12345...");
    assertThat(Printable.text("12345", 5)).isEqualTo("12345");
    byte[] bytes = "12値34".getBytes(UTF_8); // the third character is three bytes
    assertThat(Printable.text(bytes, 3)).isEqualTo("12...");
    assertThat(Printable.text(bytes, 4)).isEqualTo("12...");
    assertThat(Printable.text(bytes, 5)).isEqualTo("12値...");
  }

  @Test
  void any_bytes_become_a_text_that_a_terminal_can_show() {
    SplittableRandom random = new SplittableRandom(7);
    byte[] bytes = new byte[64];
    for (int i = 0; i < 10_000; i++) {
      random.nextBytes(bytes);
      String printable = Printable.text(bytes, random.nextInt(80));
      assertThat(printable.chars().filter(c -> c != '\n' && Character.isISOControl(c))).isEmpty();
    }
  }
}
