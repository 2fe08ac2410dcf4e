package glomers.workbench.explain;

import glomers.workbench.explain.Fact.Advice;
import glomers.workbench.network.InjectedFault;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/**
 * Why nodes did not have one value in time. It lists the messages that carried the value to them.
 * If there were none, it finds how far the value had come and what stopped it there.
 */
final class Diagnosis {
  /** Maximum number of messages to one node that are reported one by one. */
  private static final int MESSAGES_REPORTED = Attempts.FIRST;

  /** Maximum number of links on which a value was stuck that are reported. */
  private static final int LINKS_REPORTED = 3;

  /** Maximum number of nodes without a value that are reported. */
  private static final int NODES_REPORTED = 5;

  /** Time that a node may take to handle a message before its handler is suspected. */
  private static final long HANDLING_NANOS = TimeUnit.MILLISECONDS.toNanos(100);

  private static final Comparator<Fact> HANDLERS_FIRST =
      Comparator.<Fact>comparingInt(fact -> fact instanceof Advice usual ? 1 + usual.ordinal() : 0)
          .thenComparing(fact -> fact instanceof Fact.LookAtHandler handler ? handler.type() : "");

  private final Question question;
  private final Calls calls;
  private final List<String> nodes;
  private final Dissemination dissemination;
  private final boolean unseen;
  private final List<InjectedFault> faults;
  private final List<Fact> facts = new ArrayList<>();
  private final Set<Fact> advice = new LinkedHashSet<>();

  /**
   * @param nodes all nodes, in their order
   * @param unseen whether nodes got values in ways that the messages do not show. If so, it can't
   *     be said that a node did not send a value
   */
  Diagnosis(
      Question question,
      Calls calls,
      List<String> nodes,
      Dissemination dissemination,
      boolean unseen,
      List<InjectedFault> faults) {
    this.question = question;
    this.calls = calls;
    this.nodes = nodes;
    this.dissemination = dissemination;
    this.unseen = unseen;
    this.faults = faults;
  }

  /** Why these nodes did not have the value. */
  List<Fact> whyMissing(List<String> lacking) {
    lacking.stream().filter(dissemination::had).limit(NODES_REPORTED).forEach(this::reportHolder);
    List<String> tried =
        lacking.stream().filter(node -> !dissemination.attemptsTo(node).isEmpty()).toList();
    tried.stream().limit(NODES_REPORTED).forEach(this::reportAttempts);
    List<String> untried =
        lacking.stream().filter(node -> !dissemination.had(node) && !tried.contains(node)).toList();
    if (!untried.isEmpty()) {
      reportNotSent(untried, new LinkedHashSet<>(tried));
    }
    advice.stream().sorted(HANDLERS_FIRST).forEach(facts::add);
    return facts;
  }

  /** Why a node showed the value late, and how the value reached it. */
  List<Fact> whyLate(String node) {
    reportEarlierDelays(node);
    whyMissing(List.of(node));
    if (!dissemination.had(node)) {
      facts.add(Arrival.of(node, question, calls, dissemination));
    }
    return facts;
  }

  /** Reports the messages that were stopped at earlier hops of the value's path to the node. */
  private void reportEarlierDelays(String node) {
    dissemination.pathTo(node).stream()
        .filter(hop -> !hop.dest().equals(node) && dissemination.had(hop.dest()))
        .flatMap(hop -> dissemination.stoppedBefore(hop).stream())
        .limit(LINKS_REPORTED)
        .forEach(first -> facts.add(new Fact.Sent(first)));
  }

  /**
   * Reports a node that got the value from a client or in a message, but whose read did not contain
   * it.
   */
  private void reportHolder(String node) {
    Optional<Transmission> first =
        dissemination.pathTo(node).stream().filter(hop -> hop.dest().equals(node)).findFirst();
    List<Call> reads = calls.readsOf(node);
    Optional<Call> shown =
        reads.stream()
            .filter(read -> read.shows(question.value()) && isInTime(read))
            .reduce((before, last) -> last);
    if (shown.isPresent()) {
      reportForgotten(node, shown.get());
      return;
    }
    first.ifPresent(message -> facts.add(new Fact.Sent(message)));
    if (question.before() == Question.END) {
      reportNeverShown(node, first);
    } else {
      facts.add(
          reads.stream()
              .filter(read -> read.shows(question.value()))
              .findFirst()
              .<Fact>map(Fact.FirstReadWith::new)
              .orElse(new Fact.NeverInItsReads(node, false, true)));
      if (first.isEmpty()) {
        advice.add(Advice.OLD_COPY);
      } else if (question.before() - first.get().arrived() > HANDLING_NANOS) {
        advice.add(lookAt(first.get()));
      }
    }
  }

  private void reportForgotten(String node, Call shown) {
    calls.readsOf(node).stream()
        .filter(read -> read.lacks(question.value()))
        .filter(read -> read.begin().index() > shown.begin().index())
        .findFirst()
        .ifPresent(
            read -> {
              facts.add(new Fact.Forgotten(shown, read));
              advice.add(Advice.UNLOCKED_OR_STARTED_OVER);
            });
  }

  private void reportNeverShown(String node, Optional<Transmission> first) {
    boolean acknowledged =
        calls.broadcastsOf(question.value()).stream()
            .anyMatch(call -> call.node().equals(node) && call.worked());
    boolean elsewhere = calls.lastWith(question.value()).isPresent();
    facts.add(new Fact.NeverInItsReads(node, acknowledged, elsewhere));
    if (acknowledged) {
      advice.add(Advice.NOT_STORED);
    } else {
      first.ifPresent(message -> advice.add(lookAt(message)));
    }
  }

  private static Fact lookAt(Transmission message) {
    return new Fact.LookAtHandler(message.type());
  }

  /**
   * Reports the messages with the value that were sent to the node, none of which arrived in time.
   */
  private void reportAttempts(String node) {
    List<Attempts> all = dissemination.attemptsTo(node);
    List<Transmission> first =
        all.stream()
            .flatMap(some -> some.first().stream())
            .sorted(Comparator.comparingLong(Transmission::id))
            .limit(MESSAGES_REPORTED)
            .toList();
    first.forEach(message -> facts.add(new Fact.Sent(message)));
    int more = all.stream().mapToInt(Attempts::count).sum() - first.size();
    if (more > 0) {
      Transmission last =
          all.stream()
              .map(Attempts::last)
              .max(Comparator.comparingLong(Transmission::id))
              .orElseThrow();
      facts.add(more == 1 ? new Fact.Sent(last) : new Fact.MoreMessages(more, last));
    } else if (all.stream().allMatch(Attempts::allStopped) && !unseen) {
      facts.add(new Fact.NotSentAgain(node, question.atTheEnd()));
    }
  }

  /** Reports nodes to which no message with the value was sent, and where the value was stuck. */
  private void reportNotSent(List<String> untried, Set<String> reported) {
    if (unseen) {
      facts.add(new Fact.NotSeenOnItsWay(untried, question.atTheEnd()));
      return;
    }
    List<String> holders = nodes.stream().filter(dissemination::had).toList();
    facts.add(new Fact.NotSentTo(untried, holders, question.atTheEnd()));
    List<Attempts> links = new ArrayList<>(dissemination.attemptsBesides(reported));
    List<String> path =
        untried.stream()
            .flatMap(node -> dissemination.pathTo(node).stream())
            .map(Transmission::link)
            .toList();
    links.sort(Comparator.comparing(link -> !path.contains(link.last().link()))); // stable
    links.stream().limit(LINKS_REPORTED).forEach(this::reportFailedAttempts);
    int more = links.size() - LINKS_REPORTED;
    if (more > 0) {
      facts.add(new Fact.MoreLinks(more, question.atTheEnd()));
    }
    if (links.isEmpty() && reported.isEmpty()) {
      facts.add(new Fact.SentToNobody(holders, question.atTheEnd()));
    }
    Set<String> senders =
        links.stream()
            .map(link -> link.last().src())
            .collect(Collectors.toCollection(LinkedHashSet::new));
    holders.stream().filter(node -> !senders.contains(node)).forEach(this::reportPauses);
  }

  private boolean isInTime(Call read) {
    return read.begin().time() < question.before();
  }

  /**
   * Reports the messages on one link that did not arrive in time: the first, and the others
   * together.
   */
  private void reportFailedAttempts(Attempts attempts) {
    Transmission first = attempts.first().get(0);
    facts.add(new Fact.Sent(first));
    int more = attempts.count() - 1;
    if (more == 1) {
      facts.add(new Fact.Sent(attempts.last()));
    } else if (more > 1) {
      Map<String, Integer> stopped = new LinkedHashMap<>(attempts.stoppedBy());
      first.lostBy().ifPresent(name -> stopped.merge(name, -1, Integer::sum));
      stopped.values().removeIf(count -> count == 0);
      facts.add(new Fact.SentAgain(more, attempts.last(), stopped, question.atTheEnd()));
    }
  }

  /** Reports the pauses of a node that had the value. */
  private void reportPauses(String node) {
    faults.stream()
        .filter(fault -> fault.fault().paused().contains(node))
        .filter(pause -> pause.begin() < question.before())
        .filter(pause -> pause.end().orElse(Long.MAX_VALUE) > dissemination.hadAt(node))
        .forEach(pause -> facts.add(new Fact.Paused(node, pause)));
  }
}
