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
 * How one value spread from node to node: the message that first brought it to each node, and the
 * messages that were sent to nodes that did not have it in time.
 */
final class Dissemination {
  private final Question question;
  private final Possession possession;
  private final boolean mayHaveCopies;
  private final Map<String, Transmission> firstTo = new LinkedHashMap<>(); // by receiver
  private final Map<String, Map<String, Attempts>> attempts =
      new LinkedHashMap<>(); // by receiver and sender
  private final Map<String, Map<String, Attempts>> stopped =
      new LinkedHashMap<>(); // likewise, to nodes that got it in time

  private Dissemination(Question question, Possession possession, boolean mayHaveCopies) {
    this.question = question;
    this.possession = possession;
    this.mayHaveCopies = mayHaveCopies;
  }

  /**
   * Reads the journal once for several values.
   *
   * @param possession when each node first had each value
   * @param carriers which numbers in messages are values
   * @param mayHaveCopies whether the network duplicated messages
   */
  static Map<Question, Dissemination> of(
      Collection<Question> questions,
      Path journal,
      Set<String> nodes,
      Possession possession,
      Carriers carriers,
      boolean mayHaveCopies)
      throws IOException {
    Map<Question, Dissemination> disseminations = new LinkedHashMap<>();
    questions.forEach(
        question ->
            disseminations.put(question, new Dissemination(question, possession, mayHaveCopies)));
    JournalReader.read(
        journal,
        nodes,
        message ->
            disseminations.forEach(
                (question, own) -> {
                  if (carriers.carries(message, question.value())) {
                    own.add(message.transmission());
                  }
                }));
    return disseminations;
  }

  /** Whether a node had the value in time. */
  boolean had(String node) {
    return hadAt(node) < question.before();
  }

  /** When a node first had the value. */
  long hadAt(String node) {
    return possession.had(node, question.value());
  }

  /**
   * The messages with the value, by sender, that were sent in time to a node that did not have the
   * value in time.
   */
  List<Attempts> attemptsTo(String node) {
    return List.copyOf(attempts.getOrDefault(node, Map.of()).values());
  }

  /** The first message that was stopped on the link of a hop before its receiver had the value. */
  Optional<Transmission> stoppedBefore(Transmission hop) {
    return Optional.ofNullable(stopped.getOrDefault(hop.dest(), Map.of()).get(hop.src()))
        .map(attempts -> attempts.first().get(0))
        .filter(
            first ->
                first.id()
                    != hop.id()); // the same id: a duplicate was stopped, and this one arrived
  }

  /**
   * As {@link #attemptsTo}, for all nodes except the given ones. The link that was used first comes
   * first.
   */
  List<Attempts> attemptsBesides(Set<String> nodes) {
    List<Attempts> others = new ArrayList<>();
    attempts.forEach(
        (node, bySender) -> {
          if (!nodes.contains(node)) {
            others.addAll(bySender.values());
          }
        });
    others.sort(Comparator.comparingLong(some -> some.first().get(0).id()));
    return others;
  }

  /** The deliveries that brought the value to a node, from the node where a client broadcast it. */
  List<Transmission> pathTo(String node) {
    List<Transmission> path = new ArrayList<>();
    Set<String> visited = new LinkedHashSet<>();
    Optional<Transmission> hop = brought(node);
    while (hop.isPresent() && visited.add(hop.get().dest())) {
      path.add(0, hop.get());
      hop = brought(hop.get().src());
    }
    return path;
  }

  /** The message that first brought the value, unless a client broadcast it there before. */
  private Optional<Transmission> brought(String node) {
    return Optional.ofNullable(firstTo.get(node))
        .filter(first -> first.arrived() <= possession.received(node, question.value()));
  }

  private void add(Transmission transmission) {
    if (transmission.isDelivered()) {
      firstTo.putIfAbsent(transmission.dest(), transmission);
    }
    if (transmission.sent() < question.before() && !had(transmission.dest())) {
      add(transmission, attempts);
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
