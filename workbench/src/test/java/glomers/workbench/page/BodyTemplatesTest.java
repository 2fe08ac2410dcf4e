package glomers.workbench.page;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BodyTemplatesTest {
  private final BodyTemplates templates = new BodyTemplates();
  private final Column numbers = new Column();

  @Test
  void bodies_that_differ_in_numbers_only_share_a_template() {
    int first = templates.split("{\"type\":\"broadcast\",\"message\":17,\"msg_id\":3}", numbers);
    int second = templates.split("{\"type\":\"broadcast\",\"message\":5,\"msg_id\":40}", numbers);
    assertThat(second).isEqualTo(first);
    assertThat(numbers.toArray()).containsExactly(17, 3, 5, 40);
    assertThat(templates.split("{\"type\":\"read\",\"msg_id\":3}", numbers)).isNotEqualTo(first);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"a\":[-1,0.50,1e7,007,\"12\"],\"big\":123456789012345678901234567890}",
        "{\"type\":\"gossip #1\",\"<script>\":\"1\"}",
        "{\"a\":100,\"b\":0}",
        "{\"type\":\"gossip2\",\"to\":\"n1\",\"a\\\"5\":5}",
        "{\"cut in a string 12",
        "{ }"
      })
  void the_numbers_put_back_give_the_body(String body) {
    int index = templates.split(body, numbers);
    assertThat(joined(index)).isEqualTo(body);
  }

  @Test
  void a_name_with_a_digit_is_part_of_the_template() {
    int index = templates.split("{\"type\":\"gossip2\",\"value\":\"17\"}", numbers);
    assertThat(templates.all().get(index)).contains("gossip2").doesNotContain("17");
    assertThat(numbers.toArray()).containsExactly(17);
  }

  @Test
  void a_long_body_is_cut_and_says_how_long_it_was() {
    int index = templates.split("x".repeat(5000), numbers);
    assertThat(joined(index))
        .hasSizeLessThan(BodyTemplates.MAX_LENGTH + 40)
        .endsWith("… (5000 characters)");
  }

  private String joined(int template) {
    String text = templates.all().get(template);
    for (long number : numbers.toArray()) {
      text = text.replaceFirst(String.valueOf(BodyTemplates.PLACE), String.valueOf(number));
    }
    return text;
  }
}
