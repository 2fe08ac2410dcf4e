package glomers.workbench.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import us.bpsm.edn.Keyword;
import us.bpsm.edn.parser.Parsers;

class EdnPrinterTest {

  @Test
  void a_map_looks_as_a_real_maelstrom_writes_it() {
    Map<String, Object> stale = map("element", 7, "outcome", "stable", "stable-latency", 12L);
    Map<String, Object> workload =
        map(
            "worst-stale",
            List.of(stale, stale),
            "valid?",
            "unknown",
            "lost",
            List.of(),
            "stable-latencies",
            map("0", 0L, "0.5", 0L, "0.95", 3L, "0.99", 3L, "1", 3L),
            "lost-latencies",
            null,
            "stale",
            LongStream.range(100, 130).boxed().toList());
    Map<String, Object> stats =
        map("valid?", true, "ok-fraction", new BigDecimal("0.98"), "by-f", map("read", 1));
    assertThat(EdnPrinter.print(map("stats", stats, "workload", workload, "kind", "a \"b\"\n\\")))
        .isEqualTo(
            """
            {:stats {:valid? true, :ok-fraction 0.98, :by-f {:read 1}},
             :workload {:worst-stale ({:element 7, :outcome :stable, :stable-latency 12}
                                      {:element 7, :outcome :stable, :stable-latency 12}),
                        :valid? :unknown,
                        :lost (),
                        :stable-latencies {0 0, 0.5 0, 0.95 3, 0.99 3, 1 3},
                        :lost-latencies nil,
                        :stale (100 101 102 103 104 105 106 107 108 109 110 111 112 113 114
                                115 116 117 118 119 120 121 122 123 124 125 126 127 128 129)},
             :kind "a \\"b\\"\\n\\\\"}\
            """);
  }

  @Test
  void an_edn_reader_reads_what_it_prints() {
    String text = "tab\t, quotes \"'\", \\ and ヽ(‘ー`)ノ\r\n";
    Map<String, Object> given =
        map("key", text, "a key", List.of(-1L, true), "long", "x".repeat(100), "1", 2L);
    Object read =
        Parsers.newParser(Parsers.defaultConfiguration())
            .nextValue(Parsers.newParseable(EdnPrinter.print(given)));
    assertThat(read)
        .isEqualTo(
            Map.of(
                Keyword.newKeyword("key"),
                text,
                "a key",
                Arrays.asList(-1L, true),
                Keyword.newKeyword("long"),
                "x".repeat(100),
                1L,
                2L));
  }

  private static Map<String, Object> map(Object... keysAndValues) {
    Map<String, Object> map = new LinkedHashMap<>();
    for (int i = 0; i < keysAndValues.length; i += 2) {
      map.put((String) keysAndValues[i], keysAndValues[i + 1]);
    }
    return map;
  }
}
