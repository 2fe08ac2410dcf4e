package glomers.workbench.report;

import static glomers.workbench.report.TransmissionText.seconds;
import static glomers.workbench.report.TransmissionText.times;

import glomers.workbench.explain.Call;
import glomers.workbench.explain.Explanation;
import glomers.workbench.explain.Fact;
import glomers.workbench.explain.Transmission;
import glomers.workbench.history.Operation;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Makes sentences of the facts of an explanation. Not thread-safe. */
public final class ExplanationText {
  /** Further nodes are counted, not named. */
  private static final int NODES_NAMED = 8;

  private final TransmissionText messages;

  private ExplanationText(Explanation explanation) {
    messages = new TransmissionText(explanation.faults());
  }

  /** The sentences of a whole explanation. */
  public static List<String> of(Explanation explanation) {
    return new ExplanationText(explanation).sentences(explanation.facts());
  }

  /** The sentences about the causes only. */
  public static List<String> why(Explanation explanation) {
    return new ExplanationText(explanation).sentences(explanation.why());
  }

  private List<String> sentences(List<Fact> facts) {
    return facts.stream().map(this::sentence).toList();
  }

  private String sentence(Fact fact) {
    if (fact instanceof Fact.Sent sent) {
      return messages.of(sent.message());
    } else if (fact instanceof Fact.SentAgain again) {
      return sentAgain(again);
    } else if (fact instanceof Fact.MoreMessages more) {
      String last = messages.of(more.last());
      return "There were " + more.count() + " more, the last of them so: " + last;
    } else if (fact instanceof Fact.NotSentAgain not) {
      return "Nobody tried " + not.node() + " again" + byThen(not.atTheEnd()) + ".";
    } else if (fact instanceof Fact.NotSentTo not) {
      return "Nobody sent it to %s%s: it had come no further than %s."
          .formatted(names(not.nodes()), byThen(not.atTheEnd()), names(not.holders()));
    } else if (fact instanceof Fact.NotSeenOnItsWay not) {
      return "No message is seen to bring it to %s%s. But values reach nodes here in ways that the"
              .formatted(names(not.nodes()), byThen(not.atTheEnd()))
          + " messages do not show, so how far it had come is not known.";
    } else if (fact instanceof Fact.MoreLinks more) {
      return "It was sent on %d more %s%s, and did not arrive."
          .formatted(more.count(), more.count() == 1 ? "link" : "links", byThen(more.atTheEnd()));
    } else if (fact instanceof Fact.SentToNobody nobody) {
      String who = nobody.holders().size() == 1 ? nobody.holders().get(0) : "These";
      return who + " sent it to no other node" + byThen(nobody.atTheEnd()) + ".";
    } else if (fact instanceof Fact.Paused paused) {
      return "%s stood still %s (%s)."
          .formatted(paused.node(), times(paused.pause()), paused.pause().name());
    } else if (fact instanceof Fact.Route route) {
      return route(route);
    }
    return read(fact);
  }

  /** The sentences about operations, and advice. */
  private static String read(Fact fact) {
    if (fact instanceof Fact.Broadcast broadcast) {
      Call call = broadcast.call();
      String what = " was asked to broadcast it " + (broadcast.again() ? "again at " : "at ");
      return capital(call.node()) + what + begin(call) + ", and " + answer(call) + ".";
    } else if (fact instanceof Fact.MoreBroadcasts more) {
      String times = more.count() == 1 ? "once" : more.count() + " times";
      return "It was broadcast " + times + " more.";
    } else if (fact instanceof Fact.LastReadWith last) {
      return "The last read to show it, of %s, began at %s."
          .formatted(last.read().node(), begin(last.read()));
    } else if (fact instanceof Fact.LastReadWithout last) {
      return "The last read that worked, of %s at %s, did not show it."
          .formatted(last.read().node(), begin(last.read()));
    } else if (fact instanceof Fact.InNoRead) {
      return "No read ever showed it.";
    } else if (fact instanceof Fact.AtTheEnd end) {
      return atTheEnd(end);
    } else if (fact instanceof Fact.StaleRead stale) {
      return stale.read().node()
          + " still did not show it in the read at "
          + begin(stale.read())
          + ".";
    } else if (fact instanceof Fact.Forgotten forgotten) {
      return "%s showed it in the read at %s, and no longer in the read at %s."
          .formatted(forgotten.with().node(), begin(forgotten.with()), begin(forgotten.without()));
    } else if (fact instanceof Fact.NeverInItsReads never) {
      String whose = never.elsewhere() ? "of " + never.node() + " " : "";
      return never.acknowledged()
          ? never.node() + " acknowledged it, and no read " + whose + "ever showed it."
          : "No read of " + never.node() + " ever showed it.";
    } else if (fact instanceof Fact.FirstReadWith first) {
      return "The first read of %s to show it began at %s."
          .formatted(first.read().node(), begin(first.read()));
    } else if (fact instanceof Fact.BroadcastTo broadcast) {
      return "%s itself was asked to broadcast it at %s."
          .formatted(broadcast.call().node(), begin(broadcast.call()));
    } else if (fact instanceof Fact.FirstSeenIn first) {
      return "%s first showed it in the read at %s."
          .formatted(first.read().node(), begin(first.read()));
    } else if (fact instanceof Fact.NotInLaterReads not) {
      return not.worked()
          ? "No read of " + not.node() + " showed it later either."
          : "No later read of " + not.node() + " worked.";
    }
    return advice(fact);
  }

  private static String advice(Fact fact) {
    if (fact instanceof Fact.LookAtHandler handler) {
      String what = handler.type().isEmpty() ? "that message" : "a " + handler.type();
      return "Look at what a node does with " + what + " from another node.";
    }
    return switch ((Fact.Advice) fact) {
      case UNLOCKED_OR_STARTED_OVER ->
          "Usual causes: handlers that run at the same time and change the values without a lock,"
              + " or code that starts over with an empty list.";
      case OLD_COPY ->
          "Usual causes: it acknowledges before it stores, or answers reads from an old copy.";
      case NOT_STORED ->
          "Usual causes: it acknowledges before it stores, or handlers that run at the same time"
              + " overwrite each other's values for want of a lock.";
    };
  }

  private static String sentAgain(Fact.SentAgain again) {
    List<String> parts = new ArrayList<>();
    int rest = again.count();
    for (Map.Entry<String, Integer> entry : again.stoppedBy().entrySet()) {
      boolean all = entry.getValue() == again.count();
      parts.add(entry.getKey() + " stopped " + (all ? "them all" : entry.getValue() + " of them"));
      rest -= entry.getValue();
    }
    if (rest > 0) {
      parts.add(rest + " had not arrived by " + (again.atTheEnd() ? "the end" : "then"));
    }
    Transmission last = again.last();
    return "%s sent it to %s %d times more, the last time at %s: %s."
        .formatted(
            last.src(), last.dest(), again.count(), seconds(last.sent()), String.join(", ", parts));
  }

  private static String route(Fact.Route route) {
    List<Transmission> hops = route.hops();
    if (route.length() == 1) {
      Transmission hop = hops.get(0);
      return route.node() + " got it at " + seconds(hop.arrived()) + ", from " + hop.src() + ".";
    }
    List<String> parts =
        hops.stream().map(hop -> hop.link() + " at " + seconds(hop.arrived())).toList();
    String end =
        hops.size() == route.length()
            ? ""
            : " (the last " + hops.size() + " of " + route.length() + " hops)";
    return "It came to " + route.node() + " at last: " + String.join(", ", parts) + end + ".";
  }

  private static String atTheEnd(Fact.AtTheEnd end) {
    List<String> parts = new ArrayList<>();
    if (end.with().isEmpty() && end.without().isEmpty()) {
      parts.add("no read worked");
    } else {
      String others = end.without().isEmpty() ? "" : ", and " + names(end.without()) + " did not";
      parts.add(
          end.with().isEmpty() ? "no node showed it" : names(end.with()) + " showed it" + others);
    }
    parts.addAll(failures(end.failures()));
    if (!end.unread().isEmpty()) {
      parts.add("no client reads " + names(end.unread()));
    }
    return "At the end, " + String.join("; ", parts) + ".";
  }

  /** The nodes whose final reads failed, grouped by the reason. */
  private static List<String> failures(Map<String, String> failures) {
    Map<String, List<String>> nodes = new LinkedHashMap<>();
    failures.forEach(
        (node, failure) -> nodes.computeIfAbsent(failure, same -> new ArrayList<>()).add(node));
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

  private static String answer(Call call) {
    if (call.worked()) {
      return "acknowledged it at " + seconds(call.end().orElseThrow().time());
    }
    return call.end().map(Operation::failure).orElse("had not answered when the history ended");
  }

  /** A list of nodes: {@code n0, n1 and 7 more}. */
  private static String names(List<String> nodes) {
    int more = nodes.size() - NODES_NAMED;
    return more <= 0
        ? String.join(", ", nodes)
        : String.join(", ", nodes.subList(0, NODES_NAMED)) + " and " + more + " more";
  }

  /** The end of a sentence about a time other than the end of the test. */
  private static String byThen(boolean atTheEnd) {
    return atTheEnd ? "" : " by then";
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
