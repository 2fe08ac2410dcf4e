package glomers.workbench.report;

import glomers.workbench.explain.Transmission;
import glomers.workbench.history.Operation;
import glomers.workbench.network.InjectedFault;
import glomers.workbench.network.Journal;
import glomers.workbench.scenario.FaultKind;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Makes the sentences about the messages of one explanation, and about the faults that stopped
 * them. The first sentence that names a fault describes it and gives its times. Not thread-safe.
 */
final class TransmissionText {
  private final Map<String, InjectedFault> faults = new LinkedHashMap<>();
  private final Set<String> described = new LinkedHashSet<>();

  TransmissionText(Collection<InjectedFault> faults) {
    faults.forEach(injected -> this.faults.put(injected.name(), injected));
  }

  static String seconds(long nanos) {
    return Operation.seconds(nanos) + " s";
  }

  /** The sentence about a message and its fate. */
  String of(Transmission message) {
    String id = "message " + message.id();
    String sent =
        "%s sent it to %s at %s (%s)"
            .formatted(
                message.src(),
                message.dest(),
                seconds(message.sent()),
                message.type().isEmpty() ? id : message.type() + ", " + id);
    if (message.lostBy().isPresent()) {
      return sent + ", but " + lost(message, message.lostBy().get()) + ".";
    }
    if (!message.isDelivered()) {
      return sent + ", and it was still under way when the test ended.";
    }
    return sent
        + ", and it was delivered at "
        + seconds(message.arrived())
        + slowed(message)
        + paused(message)
        + ".";
  }

  /** The begin and end of a fault. */
  static String times(InjectedFault fault) {
    String end = fault.end().isPresent() ? seconds(fault.end().getAsLong()) : "the end";
    return "from " + seconds(fault.begin()) + " to " + end;
  }

  private String lost(Transmission message, String name) {
    if (name.equals(Journal.UNREAD_INPUT)) {
      return "%s did not read its input, and so it was dropped at %s"
          .formatted(message.dest(), seconds(message.arrived()));
    }
    Optional<InjectedFault> by = Optional.ofNullable(faults.get(name));
    if (by.isEmpty()) {
      return "it was lost: " + name;
    }
    boolean cut = by.get().is(FaultKind.PARTITION) || by.get().is(FaultKind.ONE_WAY);
    String what = name + (cut ? " cut it off" : " lost it");
    return described.add(name) ? what + ": " + by.get().detail() + ", " + times(by.get()) : what;
  }

  private String slowed(Transmission message) {
    return faults.values().stream()
        .filter(slow -> slow.is(FaultKind.SLOW) && isIn(slow, message.sent()))
        .map(slow -> ", slowed by " + slow.name() + ", " + times(slow))
        .findFirst()
        .orElse("");
  }

  private String paused(Transmission message) {
    return faults.values().stream()
        .filter(pause -> pause.fault().paused().contains(message.dest()))
        .filter(pause -> isIn(pause, message.arrived()))
        .map(pause -> ", while " + message.dest() + " stood still " + times(pause))
        .findFirst()
        .orElse("");
  }

  private static boolean isIn(InjectedFault fault, long time) {
    return fault.begin() <= time && time < fault.end().orElse(Long.MAX_VALUE);
  }
}
