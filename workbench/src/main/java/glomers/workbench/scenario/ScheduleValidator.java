package glomers.workbench.scenario;

import java.util.Collection;
import java.util.List;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Checks that a schedule fits the nodes, the clients and the time limit of a scenario. */
final class ScheduleValidator {
  private ScheduleValidator() {}

  static void check(Schedule schedule, List<String> nodes, int concurrency, long timeLimitNanos) {
    for (ScheduledOperation operation : schedule.invocations()) {
      requireNode(operation.node(), nodes);
      require(
          nodes.indexOf(operation.node()) < concurrency,
          "an operation asks %s, which has no client: there are %d",
          operation.node(),
          concurrency);
    }
    for (ScheduledFault scheduled : schedule.scheduledFaults()) {
      names(scheduled.fault()).forEach(node -> requireNode(node, nodes));
    }
    Stream.concat(
            schedule.invocations().stream().map(ScheduledOperation::atNanos),
            schedule.scheduledFaults().stream().map(ScheduledFault::fromNanos))
        .forEach(
            time ->
                require(
                    time <= timeLimitNanos,
                    "something is to happen at %d ms, after the time limit of %d ms",
                    TimeUnit.NANOSECONDS.toMillis(time),
                    TimeUnit.NANOSECONDS.toMillis(timeLimitNanos)));
  }

  private static Collection<String> names(Fault fault) {
    Collection<String> names = new TreeSet<>(fault.paused());
    if (fault instanceof Fault.Cut cut) {
      cut.links().forEach(link -> names.addAll(List.of(link.from(), link.to())));
    }
    return names;
  }

  private static void requireNode(String name, List<String> nodes) {
    String last = nodes.get(nodes.size() - 1);
    require(
        nodes.contains(name),
        "there is no node '%s': the nodes are %s",
        name,
        NodeNames.areNumbered(nodes) ? nodes.get(0) + " to " + last : String.join(", ", nodes));
  }

  private static void require(boolean condition, String message, Object... args) {
    if (!condition) {
      throw new IllegalArgumentException(message.formatted(args));
    }
  }
}
