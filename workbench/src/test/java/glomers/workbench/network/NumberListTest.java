package glomers.workbench.network;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NumberListTest {
  @Test
  void whole_numbers_are_read_up_to_both_ends_of_a_long() {
    assertThat(read("[1,-2, 30 ,\t0,-0,9223372036854775807,-9223372036854775808]"))
        .contains(List.of(1L, -2L, 30L, 0L, 0L, Long.MAX_VALUE, Long.MIN_VALUE));
    assertThat(read("[]")).contains(List.of());
    assertThat(read("[ \r\n]")).contains(List.of());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[9223372036854775808]",
        "[-9223372036854775809]",
        "[99999999999999999999999999]",
        "[1.5]",
        "[1,2e3]",
        "[null]",
        "[\"1\"]",
        "[[1]]",
        "[1,{}]",
        "[true]",
        "{}",
        "7"
      })
  void a_list_with_any_other_element_is_not_accepted(String json) {
    assertThat(read(json)).isEmpty();
  }

  private static Optional<List<Long>> read(String json) {
    return NumberList.read((json + "}").getBytes(US_ASCII), 0).map(list -> list);
  }
}
