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
  void without_arguments_the_value_is_the_first() {
    assertThat(SIZE.parse("p", List.of())).isEqualTo(Size.SMALL);
  }

  @ParameterizedTest
  @EnumSource
  void the_value_is_the_next_argument_or_follows_an_equals_sign(Size size) {
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
  void other_arguments_are_refused_and_the_error_lists_the_values(String args) {
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
