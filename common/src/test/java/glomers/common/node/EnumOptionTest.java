package glomers.common.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class EnumOptionTest {
  private static final EnumOption<Size> SIZE = new EnumOption<>("--size", List.of(Size.values()));

  private enum Size {
    SMALL,
    LARGE
  }

  @Test
  void without_arguments_it_is_the_first_value() {
    assertThat(SIZE.parse("p", List.of())).isEqualTo(Size.SMALL);
  }

  @ParameterizedTest
  @EnumSource
  void the_value_is_the_next_word_or_stands_behind_an_equals_sign(Size size) {
    String word = size == Size.SMALL ? "small" : "large";
    assertThat(SIZE.parse("p", List.of("--size", word))).isEqualTo(size);
    assertThat(SIZE.parse("p", List.of("--size=" + word))).isEqualTo(size);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "--fast",
        "--size",
        "--size=",
        "--size huge",
        "--size LARGE",
        "large",
        "--size large x",
        "--size=large x",
        "--size --size=large"
      })
  void other_arguments_are_refused_with_what_it_takes(String args) {
    List<String> words = List.of(args.split(" "));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> SIZE.parse("p", words))
        .withMessage("p takes --size small|large, and got " + words);
  }

  @Test
  void an_option_without_values_is_refused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new EnumOption<Size>("--size", List.of()))
        .withMessage("--size has no values");
  }
}
