package glomers.docs;

import java.util.List;
import java.util.Locale;

/**
 * Draws the costs of topologies as an SVG image: one row for each, with its messages on the left
 * and its latencies on the right.
 */
final class TopologyChart {
  private static final int ROW = 30;
  private static final int TOP = 92;
  private static final int WIDTH = 860;

  /** The left panel has a logarithmic scale, from 5 to 500 messages an operation. */
  private static final int MESSAGES_LEFT = 100;

  private static final int MESSAGES_WIDTH = 300;

  /** The right panel has a linear scale, from 0 to 2500 ms. */
  private static final int LATENCY_LEFT = 460;

  private static final int LATENCY_WIDTH = 370;
  private static final double LATENCY_END = 2500;

  private static final String STYLE =
      """
      <style>
      text{font:12px sans-serif;fill:#1f2937}
      .title{font-size:15px;font-weight:bold}
      .note{fill:#6b7280}
      .row{font-weight:bold;text-anchor:end}
      .tick{text-anchor:middle;fill:#6b7280}
      .grid{stroke:#d1d5db;stroke-width:1}
      .target{stroke:#c2410c;stroke-width:1.5;stroke-dasharray:5 3}
      .limit{fill:#c2410c;text-anchor:middle}
      .range{stroke:#0072b2;stroke-width:3}
      .half{fill:#0072b2}
      .all{fill:#fff;stroke:#0072b2;stroke-width:2}
      .paper{fill:#fff}
      @media (prefers-color-scheme:dark){
      text{fill:#e5e7eb}.note,.tick{fill:#9ca3af}.paper,.all{fill:#111827}.grid{stroke:#374151}
      .range,.all{stroke:#56b4e9}.half{fill:#56b4e9}.target{stroke:#fb923c}.limit{fill:#fb923c}}
      </style>
      """;

  private final StringBuilder svg = new StringBuilder();

  private TopologyChart() {}

  /** The image of these runs. */
  static String of(List<TopologyRun> runs) {
    return new TopologyChart().draw(runs);
  }

  private String draw(List<TopologyRun> runs) {
    int bottom = TOP + runs.size() * ROW;
    int height = bottom + 40;
    add(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\" width=\"%d\" height=\"%d\""
            + " role=\"img\" aria-label=\"Cost and latency of topologies\">",
        WIDTH, height, WIDTH, height);
    add("<title>Cost and latency of topologies</title>");
    svg.append(STYLE);
    add("<rect class=\"paper\" width=\"%d\" height=\"%d\"/>", WIDTH, height);
    text("title", 16, 24, "What a topology costs, and how long it takes");
    text(
        "note",
        16,
        43,
        "25 nodes, latency 100 ms, rate 100, seed 1; dashed: the targets of challenge 3d");
    text("note", MESSAGES_LEFT, 66, "messages an operation (logarithmic scale)");
    text(
        "note",
        LATENCY_LEFT,
        66,
        "stable latency in ms: of half of the values (dot), of all (ring)");
    for (int messages : new int[] {5, 10, 20, 50, 100, 200, 500}) {
      vertical("grid", x(messages), bottom);
      text("tick", x(messages), bottom + 16, "" + messages);
    }
    for (int millis = 0; millis <= LATENCY_END; millis += 500) {
      vertical("grid", xOfLatency(millis), bottom);
      text("tick", xOfLatency(millis), bottom + 16, "" + millis);
    }
    target(x(30), bottom, "30");
    target(xOfLatency(400), bottom, "400");
    target(xOfLatency(600), bottom, "600");
    for (int i = 0; i < runs.size(); i++) {
      row(runs.get(i), TOP + i * ROW + ROW / 2);
    }
    add("</svg>");
    return svg.toString();
  }

  private void row(TopologyRun run, int y) {
    text("row", MESSAGES_LEFT - 14, y + 4, run.name());
    circle("half", x(run.messages()), y);
    add(
        "<line class=\"range\" x1=\"%.1f\" y1=\"%d\" x2=\"%.1f\" y2=\"%d\"/>",
        xOfLatency(run.half()), y, xOfLatency(run.all()), y);
    circle("all", xOfLatency(run.all()), y);
    circle("half", xOfLatency(run.half()), y);
  }

  private void target(double x, int bottom, String name) {
    vertical("target", x, bottom);
    text("limit", x, bottom + 32, name);
  }

  private void vertical(String kind, double x, int bottom) {
    add(
        "<line class=\"%s\" x1=\"%.1f\" y1=\"%d\" x2=\"%.1f\" y2=\"%d\"/>",
        kind, x, TOP, x, bottom);
  }

  private void circle(String kind, double x, int y) {
    add("<circle class=\"%s\" cx=\"%.1f\" cy=\"%d\" r=\"5\"/>", kind, x, y);
  }

  private void text(String kind, double x, int y, String text) {
    add("<text class=\"%s\" x=\"%.1f\" y=\"%d\">%s</text>", kind, x, y, text);
  }

  private static double x(double messages) {
    return MESSAGES_LEFT + MESSAGES_WIDTH * Math.log10(messages / 5) / 2;
  }

  private static double xOfLatency(double millis) {
    return LATENCY_LEFT + LATENCY_WIDTH * millis / LATENCY_END;
  }

  private void add(String format, Object... arguments) {
    svg.append(String.format(Locale.ROOT, format, arguments)).append('\n');
  }
}
