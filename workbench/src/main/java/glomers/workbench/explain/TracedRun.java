package glomers.workbench.explain;

import glomers.workbench.run.Outcome;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Predicate;

/**
 * What the messages of a run carried: which fields are values, and when each node first had each
 * value. Not thread-safe.
 */
public final class TracedRun {
  /**
   * Limit on nodes times values. Above it, messages are not followed, because that would take too
   * much memory.
   */
  private static final long MAX_POSSESSIONS = 5_000_000;

  /** How many messages are read of a run without lost or late values. */
  private static final long MAX_MESSAGES = 100_000;

  private final Path journal;
  private final long most;
  private final Calls calls;
  private final Set<String> nodes;
  private final Possession possession;
  private final Carriers carriers;

  private TracedRun(
      Path journal,
      long most,
      Calls calls,
      Set<String> nodes,
      Possession possession,
      Carriers carriers) {
    this.journal = journal;
    this.most = most;
    this.calls = calls;
    this.nodes = nodes;
    this.possession = possession;
    this.carriers = carriers;
  }

  /**
   * Reads the journal, several times: the whole of it if there are lost or late values to explain,
   * and otherwise only its beginning if it is very long.
   *
   * @param journal the file of messages and their fates
   * @return empty if the run is too large
   */
  public static Optional<TracedRun> of(Outcome outcome, Path journal) throws IOException {
    boolean toExplain =
        outcome.completed()
            && !(outcome.workload().lost().isEmpty() && outcome.workload().worstStale().isEmpty());
    return of(outcome, journal, toExplain ? Long.MAX_VALUE : MAX_MESSAGES);
  }

  /** Reads the whole journal, several times. */
  static Optional<TracedRun> ofAll(Outcome outcome, Path journal) throws IOException {
    return of(outcome, journal, Long.MAX_VALUE);
  }

  /**
   * Reads the beginning of the journal, several times.
   *
   * @param most how many messages between nodes are read
   * @return empty if the run is too large
   */
  public static Optional<TracedRun> of(Outcome outcome, Path journal, long most)
      throws IOException {
    long possessions = (long) outcome.scenario().nodeCount() * outcome.workload().attempts();
    if (possessions > MAX_POSSESSIONS) {
      return Optional.empty();
    }
    Set<String> nodes = new LinkedHashSet<>(outcome.scenario().nodeIds());
    Calls calls = Calls.of(outcome.history(), outcome.scenario()::nodeOf);
    Possession possession = new Possession(outcome.scenario().nodeIds(), calls);
    Carriers carriers = Carriers.infer(journal, nodes, most, possession);
    return Optional.of(new TracedRun(journal, most, calls, nodes, possession, carriers));
  }

  /** The names of the nodes, in their order. */
  Set<String> nodes() {
    return nodes;
  }

  /** The file of messages and their fates. */
  Path journal() {
    return journal;
  }

  /**
   * The number of messages between nodes after which the journal is read no further; empty if it is
   * read to its end.
   */
  OptionalLong limit() {
    return most == Long.MAX_VALUE ? OptionalLong.empty() : OptionalLong.of(most);
  }

  Calls calls() {
    return calls;
  }

  Possession possession() {
    return possession;
  }

  Carriers carriers() {
    return carriers;
  }

  /**
   * The earliest time at which the records show that a node had a value, in nanoseconds since the
   * operations began; empty if they never do.
   */
  public OptionalLong had(String node, long value) {
    long since = possession.had(node, value);
    return since == Possession.NEVER ? OptionalLong.empty() : OptionalLong.of(since);
  }

  /** Whether a node showed a value before any message or client is known to have brought it. */
  public boolean hasUnseenArrivals() {
    return possession.hasUnseenArrivals();
  }

  /**
   * A message between nodes.
   *
   * @param values the values that it carries, in the order of its body
   * @param body its body, as its sender wrote it
   */
  public record TracedMessage(Transmission transmission, long[] values, String body) {}

  /**
   * Reads the messages between nodes once more, in the order in which they were delivered or lost,
   * until the consumer returns false or the maximum number of messages is reached.
   *
   * @return whether the whole journal was read
   */
  public boolean read(Predicate<TracedMessage> consumer) throws IOException {
    try (Bodies bodies = new Bodies(journal)) {
      return !JournalReader.readWhile(
          journal, nodes, most, message -> consumer.test(traced(message, bodies)));
    }
  }

  /** As {@link #read}, but only messages that carry one of some values. */
  public boolean readWith(Set<Long> values, Predicate<TracedMessage> consumer) throws IOException {
    try (Bodies bodies = new Bodies(journal)) {
      return !JournalReader.readWhile(
          journal,
          nodes,
          most,
          message ->
              Arrays.stream(carriers.values(message)).noneMatch(values::contains)
                  || consumer.test(traced(message, bodies)));
    }
  }

  /** When the last of the messages that are read was delivered or lost; 0 if none was. */
  public long lastArrival() throws IOException {
    long[] last = {0};
    JournalReader.read(
        journal,
        nodes,
        most,
        message ->
            last[0] =
                message.arrived == Transmission.NOT_YET
                    ? last[0]
                    : Math.max(last[0], message.arrived));
    return last[0];
  }

  private TracedMessage traced(JournalMessage message, Bodies bodies) {
    return new TracedMessage(
        message.transmission(), carriers.values(message), bodies.read(message));
  }

  /** Reads the text of bodies from the journal, from one offset to the next. */
  private static final class Bodies implements AutoCloseable {
    private final InputStream in;
    private long offset;

    private Bodies(Path journal) throws IOException {
      in = new BufferedInputStream(Files.newInputStream(journal), 1 << 16);
    }

    private String read(JournalMessage message) {
      try {
        in.skipNBytes(message.bodyBegin - offset);
        byte[] body = in.readNBytes((int) (message.bodyEnd - message.bodyBegin));
        offset = message.bodyEnd;
        return new String(body, StandardCharsets.UTF_8);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    @Override
    public void close() throws IOException {
      in.close();
    }
  }
}
