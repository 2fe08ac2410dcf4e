package glomers.workbench.finding;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class FindingsTest {
  private final Findings findings = new Findings();

  @Test
  void for_each_kind_and_node_the_first_finding_is_kept_and_the_others_are_counted() {
    findings.add("n0", "odd", "first");
    findings.add("n0", "odd", "second");
    findings.add("n1", "odd", "third");
    findings.add("n0", "odd", "fourth");
    assertThat(findings.list())
        .extracting(Finding::message)
        .containsExactly("first (and 2 times more)", "third");
  }

  @Test
  void a_program_that_invents_node_names_does_not_fill_the_memory() {
    for (int i = 0; i < Findings.MOST_KEPT + 7; i++) {
      findings.add("x" + i, "odd", "text");
    }
    List<Finding> list = findings.list();
    assertThat(list).hasSize(Findings.MOST_KEPT + 1);
    assertThat(list.get(Findings.MOST_KEPT).message())
        .isEqualTo("7 findings more, of yet other kinds and nodes, are left out");
  }

  @Test
  void a_message_that_quotes_a_node_is_truncated_and_printable() {
    findings.add("n0", "odd", "\u001b[2J" + "x".repeat(100_000));
    assertThat(findings.list().get(0).message())
        .startsWith("\\x1b[2Jxxx")
        .endsWith("...")
        .hasSizeLessThan(5000);
  }
}
