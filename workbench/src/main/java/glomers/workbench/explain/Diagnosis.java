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
 * Why nodes did not have one value in time: what they were sent, or if that was nothing, how far
 * the value had come and what stopped it there.
 */
final class Diagnosis {
  /** How many messages to one node are told one by one. */
  private static final int MESSAGES_TOLD = Attempts.FIRST;

  /** How many links on which a value was stuck are told of. */
  private static final int LINKS_TOLD = 3;

  /** How many nodes that lack a value are told of. */
  private static final int NODES_TOLD = 5;

  /** A node may take so long to handle a message, without a fault in what it does with it. */
  private static final long HANDLING_NANOS = TimeUnit.MILLISECONDS.toNanos(100);

  private static final Comparator<Fact> HANDLERS_FIRST =
      Comparator.<Fact>comparingInt(fact -> fact instanceof Advice usual ? 1 + usual.ordinal() : 0)
          .thenComparing(fact -> fact instanceof Fact.LookAtHandler handler ? handler.type() : "");

  private final Question question;
  private final Calls calls;
  private final List<String> nodes;
  private final Dissemination travels;
  private final boolean untold;
  private final List<InjectedFault> faults;
  private final List<Fact> facts = new ArrayList<>();
  private final Set<Fact> advice = new LinkedHashSet<>();

  /**
   * @param nodes all nodes, in their order
   * @param untold whether values came to nodes in ways that the messages do not show: then that
   *     nobody sent one cannot be said
   */
  Diagnosis(
      Question question,
      Calls calls,
      List<String> nodes,
      Dissemination travels,
      boolean untold,
      List<InjectedFault> faults) {
    this.question = question;
    this.calls = calls;
    this.nodes = nodes;
    this.travels = travels;
    this.untold = untold;
    this.faults = faults;
  }

  /** Why these nodes lacked it. */
  List<Fact> whyMissing(List<String> lacking) {
    lacking.stream().filter(travels::had).limit(NODES_TOLD).forEach(this::hadIt);
    List<String> tried = lacking.stream().filter(node -> !travels.triesTo(node).isEmpty()).toList();
    tried.stream().limit(NODES_TOLD).forEach(this::wasTried);
    List<String> untried =
        lacking.stream().filter(node -> !travels.had(node) && !tried.contains(node)).toList();
    if (!untried.isEmpty()) {
      wasStuck(untried, new LinkedHashSet<>(tried));
    }
    advice.stream().sorted(HANDLERS_FIRST).forEach(facts::add);
    return facts;
  }

  /** Why a node showed it late, and how it came there. */
  List<Fact> whyLate(String node) {
    whyLateOnItsWay(node);
    whyMissing(List.of(node));
    if (!travels.had(node)) {
      facts.add(Arrival.of(node, question, calls, travels));
    }
    return facts;
  }

  /** What held it up before it came to a node that had it in time, and that sent it on. */
  private void whyLateOnItsWay(String node) {
    travels.wayTo(node).stream()
        .filter(hop -> !hop.dest().equals(node) && travels.had(hop.dest()))
        .flatMap(hop -> travels.stoppedBefore(hop).stream())
        .limit(LINKS_TOLD)
        .forEach(first -> facts.add(new Fact.Sent(first)));
  }

  /** It was asked to broadcast it, or a message brought it, and still it did not show it. */
  private void hadIt(String node) {
    Optional<Transmission> first =
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
    first.ifPresent(message -> facts.add(new Fact.Sent(message)));
    if (question.before() == Question.END) {
      wasNeverShown(node, first);
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

  private void wasForgotten(String node, Call shown) {
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

  private void wasNeverShown(String node, Optional<Transmission> first) {
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

  /** Messages to it were on their way, and none was there in time. */
  private void wasTried(String node) {
    List<Attempts> all = travels.triesTo(node);
    List<Transmission> first =
        all.stream()
            .flatMap(some -> some.first().stream())
            .sorted(Comparator.comparingLong(Transmission::id))
            .limit(MESSAGES_TOLD)
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
    } else if (all.stream().allMatch(Attempts::allStopped) && !untold) {
      facts.add(new Fact.NotSentAgain(node, question.atTheEnd()));
    }
  }

  /** Nothing was sent to these nodes: the value was stuck somewhere before them. */
  private void wasStuck(List<String> untried, Set<String> told) {
    if (untold) {
      facts.add(new Fact.NotSeenOnItsWay(untried, question.atTheEnd()));
      return;
    }
    List<String> holders = nodes.stream().filter(travels::had).toList();
    facts.add(new Fact.NotSentTo(untried, holders, question.atTheEnd()));
    List<Attempts> links = new ArrayList<>(travels.triesBesides(told));
    List<String> way =
        untried.stream()
            .flatMap(node -> travels.wayTo(node).stream())
            .map(Transmission::link)
            .toList();
    links.sort(Comparator.comparing(link -> !way.contains(link.last().link()))); // stable
    links.stream().limit(LINKS_TOLD).forEach(this::inVain);
    int more = links.size() - LINKS_TOLD;
    if (more > 0) {
      facts.add(new Fact.MoreLinks(more, question.atTheEnd()));
    }
    if (links.isEmpty() && told.isEmpty()) {
      facts.add(new Fact.SentToNobody(holders, question.atTheEnd()));
    }
    Set<String> senders =
        links.stream()
            .map(link -> link.last().src())
            .collect(Collectors.toCollection(LinkedHashSet::new));
    holders.stream().filter(node -> !senders.contains(node)).forEach(this::pauses);
  }

  private boolean isInTime(Call read) {
    return read.begin().time() < question.before();
  }

  /** All that one node sent another in vain: the first message, and the others together. */
  private void inVain(Attempts tries) {
    Transmission first = tries.first().get(0);
    facts.add(new Fact.Sent(first));
    int more = tries.count() - 1;
    if (more == 1) {
      facts.add(new Fact.Sent(tries.last()));
    } else if (more > 1) {
      Map<String, Integer> stopped = new LinkedHashMap<>(tries.stoppedBy());
      first.lostBy().ifPresent(name -> stopped.merge(name, -1, Integer::sum));
      stopped.values().removeIf(count -> count == 0);
      facts.add(new Fact.SentAgain(more, tries.last(), stopped, question.atTheEnd()));
    }
  }

  /** When a node that had the value was paused, if it was. */
  private void pauses(String node) {
    faults.stream()
        .filter(fault -> fault.fault().paused().contains(node))
        .filter(pause -> pause.begin() < question.before())
        .filter(pause -> pause.end().orElse(Long.MAX_VALUE) > travels.hadAt(node))
        .forEach(pause -> facts.add(new Fact.Paused(node, pause)));
  }
}
