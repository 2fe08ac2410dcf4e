package glomers.workbench.page;

import glomers.workbench.explain.TracedRun;
import glomers.workbench.explain.TracedRun.TracedMessage;
import glomers.workbench.explain.Transmission;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/**
 * The messages between nodes, as columns of numbers. A page has only so much room: when it is full,
 * only messages with one of the chosen values are added, and in the end no more. Not thread-safe.
 */
final class MessageTable {
  /** How many numbers the columns may have, without and with messages of the chosen values. */
  private static final long ROOM = 1_200_000;

  private static final long ROOM_FOR_CHOSEN = 1_500_000;

  /** How many numbers a message takes besides those of its body and its values. */
  private static final int NUMBERS_OF_A_MESSAGE = 8;

  /** About how many characters a number takes in the page. */
  private static final int CHARACTERS_OF_A_NUMBER = 4;

  private final List<String> nodes;
  private final Set<Long> chosen;
  private final BodyTemplates templates = new BodyTemplates();
  private final List<String> causes = new ArrayList<>();
  private final Column ids = new Column();
  private final Column src = new Column();
  private final Column dest = new Column();
  private final Column sent = new Column();
  private final Column arrived = new Column();
  private final Column lostBy = new Column();
  private final Column template = new Column();
  private final Column numbers = new Column();
  private final Column values = new Column();
  private final Column valueEnds = new Column();
  private final Set<Long> partly = new LinkedHashSet<>();
  private long room;
  private long left;

  private MessageTable(List<String> nodes, Set<Long> chosen) {
    this.nodes = nodes;
    this.chosen = chosen;
  }

  /**
   * Reads the messages of a run.
   *
   * @param chosen values whose messages are kept first
   */
  static MessageTable of(TracedRun run, List<String> nodes, Set<Long> chosen) throws IOException {
    MessageTable table = new MessageTable(nodes, chosen);
    run.read(
        message -> {
          table.add(message);
          return !chosen.isEmpty() || table.left == 0;
        });
    return table;
  }

  /**
   * Reads the messages of a run that carry a chosen value.
   *
   * @param chosen the values
   */
  static MessageTable onlyOf(TracedRun run, List<String> nodes, Set<Long> chosen)
      throws IOException {
    MessageTable table = new MessageTable(nodes, chosen);
    run.readWith(
        chosen,
        message -> {
          table.add(message);
          return true;
        });
    return table;
  }

  private void add(TracedMessage message) {
    long limit = isChosen(message) ? ROOM_FOR_CHOSEN : ROOM;
    if (room > limit) {
      left++;
      Arrays.stream(message.values()).filter(chosen::contains).forEach(partly::add);
      return;
    }
    Transmission transmission = message.transmission();
    long before = size();
    ids.add(transmission.id());
    src.add(nodes.indexOf(transmission.src()));
    dest.add(nodes.indexOf(transmission.dest()));
    sent.add(micros(transmission.sent()));
    boolean ended = transmission.arrived() != Transmission.NOT_YET;
    // As a difference, which has fewer digits.
    arrived.add(ended ? micros(transmission.arrived()) - micros(transmission.sent()) : Column.NONE);
    lostBy.add(transmission.lostBy().map(this::cause).orElse((int) Column.NONE));
    template.add(templates.split(message.body(), numbers));
    for (long value : message.values()) {
      values.add(value);
    }
    valueEnds.add(message.values().length);
    room += NUMBERS_OF_A_MESSAGE + size() - before;
  }

  /** The size of what is not the same for all messages, in numbers. */
  private long size() {
    return numbers.size() + values.size() + templates.length() / CHARACTERS_OF_A_NUMBER;
  }

  private boolean isChosen(TracedMessage message) {
    for (long value : message.values()) {
      if (chosen.contains(value)) {
        return true;
      }
    }
    return false;
  }

  private int cause(String name) {
    int index = causes.indexOf(name);
    if (index < 0) {
      causes.add(name);
      index = causes.size() - 1;
    }
    return index;
  }

  /**
   * The columns by name.
   *
   * @param total the number of messages between nodes in the run
   * @param unseen whether values also reached nodes in ways that no message shows
   */
  Map<String, Object> toMap(long total, boolean unseen) {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("total", total);
    map.put("unseen", unseen);
    map.put("whole", chosen.stream().filter(value -> !partly.contains(value)).toList());
    map.put("templates", templates.all());
    map.put("causes", causes);
    map.put("id", ids.toArray());
    map.put("src", src.toArray());
    map.put("dest", dest.toArray());
    map.put("sent", sent.toArray());
    map.put("took", arrived.toArray());
    map.put("lostBy", lostBy.toArray());
    map.put("template", template.toArray());
    map.put("numbers", numbers.toArray());
    map.put("valueCount", valueEnds.toArray());
    map.put("values", values.toArray());
    return map;
  }

  static long micros(long nanos) {
    return TimeUnit.NANOSECONDS.toMicros(nanos);
  }
}
