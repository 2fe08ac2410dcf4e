package glomers.workbench.report;

import glomers.workbench.explain.Call;
import glomers.workbench.explain.Transmission;
import glomers.workbench.explain.ValueSpread;
import glomers.workbench.history.Operation;
import glomers.workbench.network.InjectedFault;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * Draws a space-time diagram of how one value spread, as an SVG image. Each node has a vertical
 * line, and time goes down. There is one row for each time at which something happened, so
 * distances are not to scale. An arrow is a message with the value. A message that was not
 * delivered ends in a cross. A shaded band is a fault. A node's line is thick from when the node
 * has the value. Not thread-safe. The class is long because its style sheet is in it.
 *
 * <p>The image has no script and refers to no other file. Its colours follow the reader's choice of
 * a light or dark theme.
 */
public final class SpaceTimeDiagram {
  /** Maximum number of messages that are drawn. */
  private static final int MAX_MESSAGES = 40;

  /** Maximum number of nodes that are drawn. Senders and receivers of drawn messages come first. */
  private static final int MAX_NODES = 13;

  private static final int LEFT = 84;
  private static final int TOP = 74;
  private static final int ROW = 20;

  /** The distance between messages that take no time and are sent at the same time. */
  private static final int PLACE = 10;

  private static final int WIDTH = 860;
  private static final int RIGHT = 30;

  private static final String STYLE =
      """
      <style>
      text{font:12px sans-serif;fill:#1f2937}
      .title{font-size:15px;font-weight:bold}
      .note,.time{fill:#6b7280}
      .node{font-weight:bold;text-anchor:middle}
      .time,.end{text-anchor:end}
      .lane{stroke:#9ca3af;stroke-width:1.5}
      .has{stroke:#0072b2;stroke-width:6}
      .sent{stroke:#0072b2;stroke-width:1.5;fill:none;marker-end:url(#head)}
      .head{fill:#0072b2}
      .lost,.cross{stroke:#c2410c;stroke-width:1.5;fill:none}
      .lost{stroke-dasharray:5 3}
      .band{fill:#f59e0b;fill-opacity:.16}
      .mark{fill:#0072b2;stroke:#0072b2;stroke-width:1.5}
      .without{fill:#fff;stroke:#c2410c;stroke-width:1.5}
      .paper{fill:#fff}
      .halo{paint-order:stroke;stroke:#fff;stroke-width:4px;stroke-linejoin:round}
      @media (prefers-color-scheme:dark){
      text{fill:#e5e7eb}.note,.time{fill:#9ca3af}.paper,.without{fill:#111827}
      .has,.sent{stroke:#56b4e9}.head,.mark{fill:#56b4e9;stroke:#56b4e9}
      .lost,.cross,.without{stroke:#fb923c}.lane{stroke:#6b7280}.halo{stroke:#111827}}
      </style>
      """;

  private final ValueSpread spread;
  private final List<Transmission> messages;
  private final List<String> nodes;
  private final List<Call> calls;
  private final List<InjectedFault> faults;
  private final TreeMap<Long, Integer> rows = new TreeMap<>(); // the top of each time's row
  private final Map<Transmission, Integer> places = new LinkedHashMap<>(); // index in the row
  private final int bottom;
  private final StringBuilder svg = new StringBuilder();

  private SpaceTimeDiagram(ValueSpread spread) {
    this.spread = spread;
    messages = spread.messages().stream().limit(MAX_MESSAGES).toList();
    nodes = nodes();
    calls = spread.calls().stream().filter(call -> nodes.contains(call.node())).toList();
    faults = faults();
    for (Transmission message : messages) {
      rows.put(message.sent(), 0);
      if (message.arrived() != Transmission.NOT_YET) {
        rows.put(message.arrived(), 0);
      }
    }
    calls.forEach(call -> rows.put(call.begin().time(), 0));
    faults.forEach(fault -> rows.put(fault.begin(), 0));
    faults.forEach(fault -> fault.end().ifPresent(end -> rows.put(end, 0)));
    Map<Long, Integer> atOnce = new TreeMap<>();
    for (Transmission message : messages) {
      if (message.arrived() == message.sent()) {
        places.put(message, atOnce.merge(message.sent(), 1, Integer::sum) - 1);
      }
    }
    int top = TOP;
    for (Map.Entry<Long, Integer> row : rows.entrySet()) {
      row.setValue(top);
      top += Math.max(ROW, atOnce.getOrDefault(row.getKey(), 0) * PLACE + PLACE);
    }
    bottom = top;
  }

  /**
   * The image.
   *
   * @param title a description of the run
   */
  public static String of(ValueSpread spread, String title) {
    return new SpaceTimeDiagram(spread).draw(title);
  }

  private String draw(String title) {
    int height = bottom + 54;
    String about = "How value " + spread.value() + " spread";
    svg.append(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\" width=\"%d\" height=\"%d\""
            .formatted(WIDTH, height, WIDTH, height));
    svg.append(" role=\"img\" aria-label=\"").append(escape(title + ". " + about)).append("\">\n");
    svg.append("<title>").append(escape(about)).append("</title>\n").append(STYLE);
    svg.append(
        "<defs><marker id=\"head\" viewBox=\"0 0 8 8\" refX=\"7\" refY=\"4\" markerWidth=\"7\""
            + " markerHeight=\"7\" orient=\"auto\"><path class=\"head\" d=\"M0 0L8 4L0 8z\"/>"
            + "</marker></defs>\n");
    svg.append("<rect class=\"paper\" width=\"%d\" height=\"%d\"/>\n".formatted(WIDTH, height));
    text("title", 16, 24, about);
    text("note", 16, 43, title);
    faults.forEach(this::band);
    rows.forEach((time, row) -> text("time", LEFT - 30, y(time) + 4, seconds(time)));
    nodes.forEach(this::lane);
    messages.forEach(this::message);
    calls.forEach(this::call);
    text(
        "note",
        16,
        height - 30,
        "Time goes down, not to scale. A node's line is thick from when it first has the value.");
    text("note", 16, height - 14, note());
    return svg.append("</svg>\n").toString();
  }

  private String note() {
    List<String> parts = new ArrayList<>();
    parts.add(messages.size() + " messages with the value are drawn");
    if (spread.between() > 0) {
      parts.add(
          spread.between() + " undelivered ones between the first and the last on a link are not");
    }
    long later = spread.later() + spread.messages().size() - messages.size();
    if (later > 0) {
      parts.add(later + " later ones are not");
    }
    spread
        .limit()
        .ifPresent(
            limit -> parts.add("only the first " + limit + " messages of the run were looked at"));
    if (nodes.size() < spread.nodes().size()) {
      parts.add(nodes.size() + " of " + spread.nodes().size() + " nodes are drawn");
    }
    return String.join("; ", parts) + ".";
  }

  private List<String> nodes() {
    if (spread.nodes().size() <= MAX_NODES) {
      return spread.nodes();
    }
    List<String> some = new ArrayList<>();
    messages.forEach(
        message -> List.of(message.src(), message.dest()).forEach(node -> add(some, node)));
    spread.nodes().forEach(node -> add(some, node));
    return spread.nodes().stream().filter(some::contains).toList();
  }

  private static void add(List<String> some, String node) {
    if (some.size() < MAX_NODES && !some.contains(node)) {
      some.add(node);
    }
  }

  /** The faults during which something that is drawn happened. */
  private List<InjectedFault> faults() {
    long first = spread.calls().stream().mapToLong(call -> call.begin().time()).min().orElse(0);
    long last = messages.stream().mapToLong(Transmission::sent).max().orElse(first);
    return spread.faults().stream()
        .filter(fault -> fault.begin() <= last && fault.end().orElse(Long.MAX_VALUE) >= first)
        .sorted(Comparator.comparingLong(InjectedFault::begin))
        .toList();
  }

  private void lane(String node) {
    int x = x(node);
    text("node", x, TOP - 12, node);
    line("lane", x, TOP - 6, x, bottom);
    if (spread.had().containsKey(node)) {
      Long row = rows.ceilingKey(spread.had().get(node));
      if (row != null) {
        line("has", x, y(row), x, bottom);
      }
    }
  }

  private void band(InjectedFault fault) {
    int top = y(fault.begin());
    int end = fault.end().isPresent() ? y(fault.end().getAsLong()) : bottom;
    svg.append(
        "<rect class=\"band\" x=\"%d\" y=\"%d\" width=\"%d\" height=\"%d\"/>\n"
            .formatted(LEFT - 24, top - ROW / 2, WIDTH - LEFT + 8, end - top));
    text("note halo", LEFT - 20, top - ROW / 2 + 13, fault.name() + ": " + fault.detail());
  }

  private void message(Transmission message) {
    if (!nodes.contains(message.src()) || !nodes.contains(message.dest())) {
      return;
    }
    int fromX = x(message.src());
    int toX = x(message.dest());
    int fromY = places.containsKey(message) ? placeOf(message) : y(message.sent());
    boolean ended = message.arrived() != Transmission.NOT_YET;
    int toY = places.containsKey(message) ? fromY : ended ? y(message.arrived()) : fromY + ROW / 2;
    if (message.isDelivered()) {
      line("sent", fromX, fromY, toX + (fromX < toX ? -5 : 5), toY);
    } else {
      int endX = fromX + (toX - fromX) * 3 / 5;
      int endY = fromY + (toY - fromY) * 3 / 5;
      line("lost", fromX, fromY, endX, endY);
      svg.append(
          "<path class=\"cross\" d=\"M%d %dl10 10m0 -10l-10 10\"/>\n"
              .formatted(endX - 5, endY - 5));
    }
  }

  private void call(Call call) {
    int x = x(call.node());
    int y = y(call.begin().time());
    boolean broadcast = call.begin().isBroadcast();
    boolean with = broadcast || call.shows(spread.value());
    svg.append(
        "<circle class=\"%s\" cx=\"%d\" cy=\"%d\" r=\"5\"/>\n"
            .formatted(with ? "mark" : "without", x, y));
    String what = broadcast ? "broadcast" : with ? "read with it" : "read without it";
    boolean last = call.node().equals(nodes.get(nodes.size() - 1)) && nodes.size() > 1;
    text(last ? "halo end" : "halo", last ? x - 9 : x + 9, y + 4, what);
  }

  private int x(String node) {
    int gap = nodes.size() == 1 ? 0 : (WIDTH - LEFT - RIGHT) / (nodes.size() - 1);
    return LEFT + gap * nodes.indexOf(node);
  }

  private int placeOf(Transmission message) {
    return rows.get(message.sent()) + PLACE + PLACE * places.get(message);
  }

  private int y(long time) {
    return rows.get(time) + ROW / 2;
  }

  private void line(String type, int x1, int y1, int x2, int y2) {
    svg.append(
        "<line class=\"%s\" x1=\"%d\" y1=\"%d\" x2=\"%d\" y2=\"%d\"/>\n"
            .formatted(type, x1, y1, x2, y2));
  }

  private void text(String type, int x, int y, String content) {
    svg.append(
        "<text class=\"%s\" x=\"%d\" y=\"%d\">%s</text>\n".formatted(type, x, y, escape(content)));
  }

  private static String seconds(long time) {
    return String.format(Locale.ROOT, "%s s", Operation.seconds(time));
  }

  /** Escapes the characters that have a meaning in XML. */
  private static String escape(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }
}
