package glomers.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The charts over time of the page of a run. */
@Tag("any-jdk")
class TimelineTest {
  @TempDir private Path directory;

  @Test
  void faults_have_a_named_row_for_each_kind_and_texts_in_a_chart_do_not_cover_each_other()
      throws Exception {
    Report report =
        Report.of(
            directory,
            "simulate",
            "3b",
            "--challenge",
            "3d",
            "--nemesis",
            "partition,loss,slow",
            "--nemesis-interval",
            "1",
            "--time-limit",
            "3",
            "--seed",
            "1");
    int faults = report.results().get("nemesis").get("faults").size();
    try (Browser page = Browser.open(report.page())) {
      assertThat(page.texts("#timeline .strip .track-names text"))
          .containsExactlyInAnyOrder("partition", "loss", "slow");
      assertThat(page.count("#timeline .strip rect.track")).isEqualTo(faults);
      assertThat(page.count("#replay .replay-bands rect.track")).isEqualTo(faults);
      assertThat(
              page.run(
                  "const y = (rect) => rect.getBoundingClientRect();"
                      + "const rows = [...document.querySelectorAll('.strip rect.track')];"
                      + "const kind = (rect) => rect.getAttribute('class');"
                      + "return rows.every((a) => rows.every((b) =>"
                      + "(kind(a) === kind(b)) === (Math.abs(y(a).top - y(b).top) < 1)));"))
          .isEqualTo(true);
      for (int width : new int[] {400, 1280}) {
        page.size(width, 1000);
        assertThat(
                page.run(
                    "return new Promise((done) => setTimeout(done, 200)).then(() => {"
                        + "const texts = [...document.querySelectorAll('#stable-latency text')];"
                        + "const cover = (a, b) => a.left < b.right && b.left < a.right"
                        + "    && a.top + 2 < b.bottom && b.top + 2 < a.bottom;"
                        + "const box = (text) => text.getBoundingClientRect();"
                        + "return texts.flatMap((a, i) => texts.slice(0, i)"
                        + "    .filter((b) => cover(box(a), box(b)))"
                        + "    .map((b) => a.textContent + ' / ' + b.textContent)); })"))
            .as("at a width of %d", width)
            .isEqualTo(List.of());
      }
      assertThat(page.texts("#stable-latency .rule-text"))
          .filteredOn(text -> text.startsWith("target"))
          .hasSize(2);
      assertThat(page.complaints()).isEmpty();
    }
  }
}
