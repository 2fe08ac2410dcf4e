package glomers.workbench.explain;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * How one value travelled from node to node: which message first brought it to each node, and by
 * what messages nodes tried to bring it to those that did not have it in time.
 */
final class Dissemination {
  private final Question question;
  private final Possession possession;
  private final boolean mayHaveCopies;
  private final Map<String, Transmission> firstTo = new LinkedHashMap<>(); // by receiver
  private final Map<String, Map<String, Attempts>> tries =
      new LinkedHashMap<>(); // receiver, sender
  private final Map<String, Map<String, Attempts>> stopped = new LinkedHashMap<>(); // the same

  private Dissemination(Question question, Possession possession, boolean mayHaveCopies) {
    this.question = question;
    this.possession = possession;
    this.mayHaveCopies = mayHaveCopies;
  }

  /**
   * Looks through the journal for several values at once.
   *
   * @param possession who had what when
   * @param carriers what in messages is a value
   * @param mayHaveCopies whether the network delivered messages twice
   */
  static Map<Question, Dissemination> of(
      Collection<Question> questions,
      Path journal,
      Set<String> nodes,
      Possession possession,
      Carriers carriers,
      boolean mayHaveCopies)
      throws IOException {
    Map<Question, Dissemination> travels = new LinkedHashMap<>();
    questions.forEach(
        question -> travels.put(question, new Dissemination(question, possession, mayHaveCopies)));
    JournalReader.read(
        journal,
        nodes,
        message ->
            travels.forEach(
                (question, own) -> {
                  if (carriers.carries(message, question.value())) {
                    own.add(message.transmission());
                  }
                }));
    return travels;
  }

  /** Whether a node had the value in time. */
  boolean had(String node) {
    return hadAt(node) < question.before();
  }

  /** When a node first had the value. */
  long hadAt(String node) {
    return possession.had(node, question.value());
  }

  /** What each node sent in time to one that did not have the value in time. */
  List<Attempts> triesTo(String node) {
    return List.copyOf(tries.getOrDefault(node, Map.of()).values());
  }

  /** The first message that was stopped on the link of a hop before its receiver had the value. */
  Optional<Transmission> stoppedBefore(Transmission hop) {
    return Optional.ofNullable(stopped.getOrDefault(hop.dest(), Map.of()).get(hop.src()))
        .map(tries -> tries.first().get(0))
        .filter(first -> first.id() != hop.id()); // else it was a copy, and the other one arrived
  }

  /** The same to all such nodes but some, first what was sent first. */
  List<Attempts> triesBesides(Set<String> nodes) {
    List<Attempts> others = new ArrayList<>();
    tries.forEach(
        (node, bySender) -> {
          if (!nodes.contains(node)) {
            others.addAll(bySender.values());
          }
        });
    others.sort(Comparator.comparingLong(some -> some.first().get(0).id()));
    return others;
  }

  /** The deliveries by which the value came to a node from where a client brought it. */
  List<Transmission> wayTo(String node) {
    List<Transmission> way = new ArrayList<>();
    Set<String> visited = new LinkedHashSet<>();
    Optional<Transmission> hop = brought(node);
    while (hop.isPresent() && visited.add(hop.get().dest())) {
      way.add(0, hop.get());
      hop = brought(hop.get().src());
    }
    return way;
  }

  /** The message that first brought it, unless a client did so before. */
  private Optional<Transmission> brought(String node) {
    return Optional.ofNullable(firstTo.get(node))
        .filter(first -> first.arrived() <= possession.told(node, question.value()));
  }

  private void add(Transmission transmission) {
    if (transmission.isDelivered()) {
      firstTo.putIfAbsent(transmission.dest(), transmission);
    }
    if (transmission.sent() < question.before() && !had(transmission.dest())) {
      add(transmission, tries);
    } else if (transmission.lostBy().isPresent()
        && transmission.sent() < hadAt(transmission.dest())) {
      add(transmission, stopped);
    }
  }

  private void add(Transmission transmission, Map<String, Map<String, Attempts>> byLink) {
    byLink
        .computeIfAbsent(transmission.dest(), dest -> new LinkedHashMap<>())
        .computeIfAbsent(transmission.src(), src -> new Attempts(mayHaveCopies))
        .add(transmission);
  }
}
