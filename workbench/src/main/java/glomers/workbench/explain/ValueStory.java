package glomers.workbench.explain;

import static glomers.workbench.explain.Words.byThen;
import static glomers.workbench.explain.Words.names;
import static glomers.workbench.explain.Words.seconds;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * Why nodes did not have one value in time: what they were sent, or if that was nothing, how far
 * the value had come and what stopped it there.
 */
final class ValueStory {
  /** How many messages to one node are told one by one. */
  private static final int MESSAGES_TOLD = Tries.FIRST;

  /** How many links on which a value was stuck are told of. */
  private static final int LINKS_TOLD = 3;

  /** How many nodes that lack a value are told of. */
  private static final int NODES_TOLD = 5;

  /** A node may take so long to handle a message, without a fault in what it does with it. */
  private static final long HANDLING_NANOS = TimeUnit.MILLISECONDS.toNanos(100);

  private static final String WHY_FORGOTTEN =
      "Usual causes: handlers that run at the same time and change the values without a lock, or"
          + " code that starts over with an empty list.";
  private static final String WHY_NOT_STORED =
      "Usual causes: it acknowledges before it stores, or handlers that run at the same time"
          + " overwrite each other's values for want of a lock.";
  private static final String WHY_OLD =
      "Usual causes: it acknowledges before it stores, or answers reads from an old copy.";

  private final Question question;
  private final Calls calls;
  private final List<String> nodes;
  private final Travels travels;
  private final boolean untold;
  private final Words words;
  private final List<String> text = new ArrayList<>();
  private final Set<String> advice = new TreeSet<>();

  /**
   * @param nodes all nodes, in their order
   * @param untold whether values came to nodes in ways that the messages do not show: then that
   *     nobody sent one cannot be said
   */
  ValueStory(
      Question question,
      Calls calls,
      List<String> nodes,
      Travels travels,
      boolean untold,
      Words words) {
    this.question = question;
    this.calls = calls;
    this.nodes = nodes;
    this.travels = travels;
    this.untold = untold;
    this.words = words;
  }

  /** Why these nodes lacked it. */
  List<String> whyMissing(List<String> lacking) {
    lacking.stream().filter(travels::had).limit(NODES_TOLD).forEach(this::hadIt);
    List<String> tried = lacking.stream().filter(node -> !travels.triesTo(node).isEmpty()).toList();
    tried.stream().limit(NODES_TOLD).forEach(this::wasTried);
    List<String> untried =
        lacking.stream().filter(node -> !travels.had(node) && !tried.contains(node)).toList();
    if (!untried.isEmpty()) {
      wasStuck(untried, new LinkedHashSet<>(tried));
    }
    text.addAll(advice);
    return text;
  }

  private void eachOf(List<String> which, Consumer<String> tell) {
    which.stream().limit(NODES_TOLD).forEach(tell);
    if (which.size() > NODES_TOLD) {
      String others = names(which.subList(NODES_TOLD, which.size()));
      text.add("What became of it on its way to " + others + " is in the journal of messages.");
    }
  }

  /** Why a node showed it late, and how it came there. */
  List<String> whyLate(String node) {
    whyLateOnItsWay(node);
    whyMissing(List.of(node));
    if (!travels.had(node)) {
      text.add(Arrival.of(node, question, calls, travels));
    }
    return text;
  }

  /** What held it up before it came to a node that had it in time, and that sent it on. */
  private void whyLateOnItsWay(String node) {
    travels.wayTo(node).stream()
        .filter(hop -> !hop.dest().equals(node) && travels.had(hop.dest()))
        .flatMap(hop -> travels.stoppedBefore(hop).stream())
        .limit(LINKS_TOLD)
        .forEach(first -> text.add(words.fate(first)));
  }

  /** It was asked to broadcast it, or a message brought it, and still it did not show it. */
  private void hadIt(String node) {
    Optional<Carriage> first =
        travels.wayTo(node).stream().filter(hop -> hop.dest().equals(node)).findFirst();
    List<Call> reads = calls.readsOf(node);
    Optional<Call> shown =
        reads.stream()
            .filter(read -> read.shows(question.value()) && isInTime(read))
            .reduce((before, last) -> last);
    if (shown.isPresent()) {
      wasForgotten(node, shown.get());
      return;
    }
    first.ifPresent(message -> text.add(words.fate(message)));
    if (question.before() == Question.END) {
      wasNeverShown(node, first);
    } else {
      text.add(
          reads.stream()
              .filter(read -> read.shows(question.value()))
              .findFirst()
              .map(
                  read -> "The first read of " + node + " to show it began at " + begin(read) + ".")
              .orElse("No read of " + node + " ever showed it."));
      if (first.isEmpty()) {
        advice.add(WHY_OLD);
      } else if (question.before() - first.get().arrived() > HANDLING_NANOS) {
        advice.add(lookAt(first.get()));
      }
    }
  }

  private void wasForgotten(String node, Call shown) {
    calls.readsOf(node).stream()
        .filter(read -> read.lacks(question.value()))
        .filter(read -> read.begin().index() > shown.begin().index())
        .findFirst()
        .ifPresent(
            read -> {
              text.add(
                  "%s showed it in the read at %s, and no longer in the read at %s."
                      .formatted(node, begin(shown), begin(read)));
              advice.add(WHY_FORGOTTEN);
            });
  }

  private void wasNeverShown(String node, Optional<Carriage> first) {
    String whose = calls.lastWith(question.value()).isPresent() ? "of " + node + " " : "";
    boolean acknowledged =
        calls.broadcastsOf(question.value()).stream()
            .anyMatch(call -> call.node().equals(node) && call.worked());
    text.add(
        acknowledged
            ? node + " acknowledged it, and no read " + whose + "ever showed it."
            : "No read of " + node + " ever showed it.");
    if (acknowledged) {
      advice.add(WHY_NOT_STORED);
    } else {
      first.ifPresent(message -> advice.add(lookAt(message)));
    }
  }

  private static String lookAt(Carriage message) {
    String what = message.type().isEmpty() ? "that message" : "a " + message.type();
    return "Look at what a node does with " + what + " from another node.";
  }

  /** Messages to it were on their way, and none was there in time. */
  private void wasTried(String node) {
    List<Tries> all = travels.triesTo(node);
    List<Carriage> first =
        all.stream()
            .flatMap(some -> some.first().stream())
            .sorted(Comparator.comparingLong(Carriage::id))
            .limit(MESSAGES_TOLD)
            .toList();
    first.forEach(carriage -> text.add(words.fate(carriage)));
    int more = all.stream().mapToInt(Tries::count).sum() - first.size();
    if (more > 0) {
      String last =
          words.fate(
              all.stream()
                  .map(Tries::last)
                  .max(Comparator.comparingLong(Carriage::id))
                  .orElseThrow());
      text.add(more == 1 ? last : "There were " + more + " more, the last of them so: " + last);
    } else if (all.stream().allMatch(Tries::allStopped) && !untold) {
      text.add("Nobody tried " + node + " again" + byThen(question) + ".");
    }
  }

  /** Nothing was sent to these nodes: the value was stuck somewhere before them. */
  private void wasStuck(List<String> untried, Set<String> told) {
    if (untold) {
      text.add(
          "No message is seen to bring it to %s%s. But values reach nodes here in ways that the"
                  .formatted(names(untried), byThen(question))
              + " messages do not show, so how far it had come is not known.");
      return;
    }
    List<String> holders = nodes.stream().filter(travels::had).toList();
    text.add(
        "Nobody sent it to %s%s: it had come no further than %s."
            .formatted(names(untried), byThen(question), names(holders)));
    List<Tries> links = new ArrayList<>(travels.triesBesides(told));
    List<String> way =
        untried.stream().flatMap(node -> travels.wayTo(node).stream()).map(Carriage::link).toList();
    links.sort(Comparator.comparing(link -> !way.contains(link.last().link()))); // stable
    links.stream().limit(LINKS_TOLD).forEach(link -> text.addAll(words.inVain(link, question)));
    int more = links.size() - LINKS_TOLD;
    if (more > 0) {
      text.add(
          "It was sent on " + more + " more links" + byThen(question) + ", and did not arrive.");
    }
    if (links.isEmpty() && told.isEmpty()) {
      String who = holders.size() == 1 ? holders.get(0) : "These";
      text.add(who + " sent it to no other node" + byThen(question) + ".");
    }
    Set<String> senders =
        links.stream()
            .map(link -> link.last().src())
            .collect(Collectors.toCollection(LinkedHashSet::new));
    holders.stream()
        .filter(node -> !senders.contains(node))
        .forEach(node -> text.addAll(words.pauses(node, travels.hadAt(node), question.before())));
  }

  private boolean isInTime(Call read) {
    return read.begin().time() < question.before();
  }

  private static String begin(Call call) {
    return seconds(call.begin().time());
  }
}
