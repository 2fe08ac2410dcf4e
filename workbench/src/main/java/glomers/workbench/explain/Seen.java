package glomers.workbench.explain;

import static glomers.workbench.explain.Words.names;
import static glomers.workbench.explain.Words.seconds;

import glomers.workbench.history.Operation;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** What clients saw of a value: who was asked to broadcast it, and what reads showed. */
final class Seen {
  /** How many broadcasts of one value are told of. */
  private static final int BROADCASTS_TOLD = 3;

  private Seen() {}

  /** The story of a value that was lost, from a history alone. */
  static Explanation ofHistory(long value, Calls calls) {
    List<String> text = new ArrayList<>(broadcasts(value, calls));
    text.add(
        calls
            .lastWith(value)
            .map(
                read ->
                    "The last read to show it, of %s, began at %s."
                        .formatted(read.node(), begin(read)))
            .orElse("No read ever showed it."));
    lastWithout(value, calls).ifPresent(text::add);
    return new Explanation(value, "lost", text, List.of());
  }

  /** Who was asked to broadcast it, and whether they took it. */
  static List<String> broadcasts(long value, Calls calls) {
    List<Call> broadcasts = calls.broadcastsOf(value);
    List<String> text = new ArrayList<>();
    for (Call call : broadcasts.subList(0, Math.min(BROADCASTS_TOLD, broadcasts.size()))) {
      String what = " was asked to broadcast it " + (text.isEmpty() ? "at " : "again at ");
      text.add(capital(call.node()) + what + begin(call) + ", and " + answer(call) + ".");
    }
    int more = broadcasts.size() - text.size();
    if (more > 0) {
      text.add("It was broadcast " + (more == 1 ? "once" : more + " times") + " more.");
    }
    return text;
  }

  /** What the nodes showed of it at the end. */
  static List<String> atTheEnd(long value, FinalReads end, Calls calls) {
    List<String> text = new ArrayList<>();
    List<String> showing = end.showing(value);
    List<String> lacking = end.lacking(value);
    List<String> parts = new ArrayList<>();
    if (showing.isEmpty() && lacking.isEmpty()) {
      parts.add("no read worked");
    } else {
      String others = lacking.isEmpty() ? "" : ", and " + names(lacking) + " did not";
      parts.add(showing.isEmpty() ? "no node showed it" : names(showing) + " showed it" + others);
    }
    parts.addAll(failures(end));
    if (!end.unread().isEmpty()) {
      parts.add("no client reads " + names(end.unread()));
    }
    text.add("At the end, " + String.join("; ", parts) + ".");
    if (lacking.isEmpty()) {
      lastWithout(value, calls).ifPresent(text::add);
    }
    return text;
  }

  /** Which nodes did not show anything, together where it was for the same reason. */
  private static List<String> failures(FinalReads end) {
    Map<String, List<String>> nodes = new LinkedHashMap<>();
    end.failed()
        .forEach(
            node -> nodes.computeIfAbsent(end.failure(node), same -> new ArrayList<>()).add(node));
    List<String> parts = new ArrayList<>();
    nodes.forEach(
        (failure, same) ->
            parts.add(
                names(same)
                    + " "
                    + (same.size() == 1
                        ? failure
                        : failure.replace("its last read", "their last reads"))));
    return parts;
  }

  private static Optional<String> lastWithout(long value, Calls calls) {
    return calls
        .lastWithout(value)
        .map(
            read ->
                "The last read that worked, of %s at %s, did not show it."
                    .formatted(read.node(), begin(read)));
  }

  private static String answer(Call call) {
    if (call.worked()) {
      return "acknowledged it at " + seconds(call.end().orElseThrow().time());
    }
    return call.end().map(Operation::failure).orElse("had not answered when the history ended");
  }

  private static String begin(Call call) {
    return seconds(call.begin().time());
  }

  private static String capital(String text) {
    return text.startsWith("the ")
        ? text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1)
        : text;
  }
}
