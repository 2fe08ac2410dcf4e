package glomers.workbench.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import glomers.common.protocol.MalformedMessageException;
import glomers.workbench.network.Packet;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** Long replies are parsed with the same result as by a complete parse. */
class IncrementalReadParserTest {
  private static final List<Long> MANY = LongStream.range(0, 1000).boxed().toList();

  private final IncrementalReadParser answers = new IncrementalReadParser();

  @Test
  void values_added_to_a_list_follow_the_earlier_ones() throws Exception {
    assertThat(shown(line(1, MANY, ","))).isEqualTo(MANY);
    List<Long> more = new ArrayList<>(MANY);
    for (long value : new long[] {7, -3, Long.MAX_VALUE, 12345}) {
      more.add(value);
      assertThat(shown(line(value, more, ","))).isEqualTo(more);
    }
  }

  @Test
  void a_last_value_that_only_begins_like_the_previous_one_is_a_different_value() throws Exception {
    shown(line(1, MANY, ","));
    for (long last : new long[] {9991, 99, 9}) {
      List<Long> other = new ArrayList<>(MANY);
      other.set(MANY.size() - 1, last);
      assertThat(shown(line(last, other, ","))).isEqualTo(other);
    }
  }

  @Test
  void a_list_of_many_short_duplicates_is_parsed_and_not_kept() throws Exception {
    List<Long> ones = Collections.nCopies(50_000, 1L);
    assertThat(shown(line(1, ones, ","))).isEqualTo(ones);
    List<Long> more = new ArrayList<>(ones);
    more.add(23L);
    assertThat(shown(line(2, more, ","))).isEqualTo(more);
    assertThat(shown(line(3, MANY, ","))).isEqualTo(MANY);
    assertThat(shown(line(4, ones, ","))).isEqualTo(ones);
    assertThat(answers.keptBytes()).isLessThan(100_000);
  }

  @Test
  void a_list_with_elements_other_than_whole_numbers_is_not_accepted() throws Exception {
    for (String odd : List.of("1.5", "1e3", "\"7\"", "[1]", "{}", "null", "9223372036854775808")) {
      String list = MANY.stream().map(String::valueOf).collect(Collectors.joining(","));
      String line =
          "{\"src\":\"n0\",\"dest\":\"c1\",\"body\":{\"type\":\"read_ok\",\"messages\":["
              + list
              + ","
              + odd
              + "]}}";
      assertThat(answers.parse(line.getBytes(StandardCharsets.UTF_8)).shown()).as(odd).isEmpty();
    }
  }

  @Test
  void any_next_reply_is_parsed_correctly() throws Exception {
    SplittableRandom random = new SplittableRandom(7);
    List<Long> values = new ArrayList<>(MANY);
    List<List<Long>> earlier = new ArrayList<>();
    List<List<Long>> expected = new ArrayList<>();
    for (int i = 0; i < 500; i++) {
      switch (random.nextInt(6)) {
        case 0 -> values.add(random.nextLong(2_000_000));
        case 1 -> values.remove(random.nextInt(values.size() / 2, values.size()));
        case 2 -> values.set(random.nextInt(values.size()), random.nextLong(100));
        case 3 -> values = new ArrayList<>(values.subList(0, values.size() - random.nextInt(9)));
        case 4 -> values.addAll(List.of(values.get(0), values.get(1)));
        default -> {} // the same list again
      }
      String separator = random.nextInt(20) == 0 ? ", " : ",";
      List<Long> shown = shown(line(i, values, separator));
      assertThat(shown).as("answer " + i).isEqualTo(values);
      earlier.add(shown);
      expected.add(List.copyOf(values));
    }
    assertThat(earlier).as("what was shown before stays").isEqualTo(expected);
  }

  @Test
  void each_reply_has_its_own_envelope() throws Exception {
    answers.parse(line(1, MANY, ","));
    byte[] line =
        new String(line(2, MANY, ","), StandardCharsets.UTF_8)
            .replace("\"c1\"", "\"c9\"")
            .getBytes(StandardCharsets.UTF_8);
    Packet packet = answers.parse(line);
    assertThat(packet.dest()).isEqualTo("c9");
    assertThat(packet.inReplyTo()).hasValue(2);
    assertThat(packet.bytes()).isEqualTo(Packet.parse(line).bytes());
    assertThat(packet.toString()).isEqualTo(Packet.parse(line).toString());
  }

  @Test
  void another_list_with_the_same_numbers_is_not_mistaken_for_messages() throws Exception {
    answers.parse(line(1, MANY, ","));
    String decoy =
        "{\"src\":\"n0\",\"dest\":\"c1\",\"seen\":"
            + MANY
            + ",\"body\":{\"type\":\"read_ok\",\"in_reply_to\":1,\"messages\":[5]}}";
    assertThat(shown(bytes(decoy.replace(", ", ",")))).containsExactly(5L);
  }

  @Test
  void a_list_with_a_comma_too_many_or_a_missing_end_is_malformed() throws Exception {
    answers.parse(line(1, MANY, ","));
    String line = new String(line(2, MANY, ","), StandardCharsets.UTF_8);
    for (String wrong :
        List.of(
            line.replace("999]", "999,]"),
            line.replace("999]", "999, ]"),
            line.replace("999]", "999,,1000]"),
            line.replace("999]", "999"),
            line.replace("999]", "999,"),
            line + "x")) {
      assertThatThrownBy(() -> answers.parse(bytes(wrong)))
          .as(wrong.substring(wrong.length() - 20))
          .isInstanceOf(MalformedMessageException.class);
    }
    String far = line.replace("]}}", "],}}");
    assertThatThrownBy(() -> answers.parse(bytes(far)))
        .as("the column is that of the whole line")
        .hasMessageContaining("a comma before }, at column " + (far.length() - 1));
    assertThat(answers.parse(bytes(line.replace("999]", "999,\"x\"]"))).shown()).isEmpty();
    assertThat(shown(line(3, MANY, ","))).as("and the next is fine").isEqualTo(MANY);
  }

  private List<Long> shown(byte[] line) throws MalformedMessageException {
    return answers.parse(line).shown().orElseThrow();
  }

  private static byte[] line(long inReplyTo, List<Long> values, String separator) {
    String list = values.stream().map(String::valueOf).collect(Collectors.joining(separator));
    return bytes(
        "{\"src\":\"n0\",\"dest\":\"c1\",\"body\":{\"type\":\"read_ok\",\"in_reply_to\":"
            + inReplyTo
            + ",\"messages\":["
            + list
            + "]}}");
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
