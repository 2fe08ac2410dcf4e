package glomers.workbench.shrink;

import glomers.workbench.scenario.Fault;
import glomers.workbench.scenario.FaultKind;
import glomers.workbench.scenario.Link;
import glomers.workbench.scenario.ScheduledFault;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** Removes faults, and simplifies those that remain. */
final class FewerFaults implements Reduction {
  /** With more nodes, there are too many links to name them one by one. */
  private static final int FEW_NODES = 30;

  private static final int ALL = 100;

  @Override
  public ShrinkCandidate reduce(ShrinkCandidate candidate, Predicate<ShrinkCandidate> fails) {
    ShrinkCandidate best =
        candidate.withFaults(
            DeltaDebugging.minimize(
                candidate.faults(), faults -> fails.test(candidate.withFaults(faults))));
    for (int i = 0; i < best.faults().size(); i++) {
      best = simpler(best, i, fails);
    }
    return best;
  }

  private static ShrinkCandidate simpler(
      ShrinkCandidate candidate, int index, Predicate<ShrinkCandidate> fails) {
    Fault fault = candidate.faults().get(index).fault();
    Predicate<Fault> stillFails = other -> fails.test(with(candidate, index, other));
    if (fault instanceof Fault.Cut cut) {
      return with(candidate, index, fewerLinks(cut, stillFails));
    }
    if (fault instanceof Fault.Pause pause) {
      List<String> nodes =
          DeltaDebugging.minimize(
              pause.paused(), some -> !some.isEmpty() && stillFails.test(new Fault.Pause(some)));
      return with(candidate, index, new Fault.Pause(nodes));
    }
    for (Fault variant : simpler(fault, candidate)) {
      if (variant.equals(fault)) {
        return candidate;
      }
      if (stillFails.test(variant)) {
        return variant instanceof Fault.Cut cut
            ? with(candidate, index, fewerLinks(cut, stillFails))
            : with(candidate, index, variant);
      }
    }
    return candidate;
  }

  private static Fault fewerLinks(Fault.Cut cut, Predicate<Fault> fails) {
    List<Link> links =
        DeltaDebugging.minimize(
            List.copyOf(cut.links()),
            some -> !some.isEmpty() && fails.test(Fault.Cut.of(cut.kind(), some)));
    return Fault.Cut.of(cut.kind(), links);
  }

  /** Simpler faults to try in place of a fault, the simplest first. */
  private static List<Fault> simpler(Fault fault, ShrinkCandidate candidate) {
    List<Fault> simpler = new ArrayList<>();
    if (fault instanceof Fault.Loss loss) {
      if (candidate.nodes() <= FEW_NODES) {
        simpler.add(Fault.Cut.of(FaultKind.PARTITION, candidate.links()));
      }
      simpler.add(new Fault.Loss(ALL, 0));
      simpler.add(new Fault.Loss(loss.percent(), 0));
    } else if (fault instanceof Fault.Duplicate duplicate) {
      simpler.add(new Fault.Duplicate(ALL, 0));
      simpler.add(new Fault.Duplicate(duplicate.percent(), 0));
    }
    return simpler;
  }

  private static ShrinkCandidate with(ShrinkCandidate candidate, int index, Fault fault) {
    List<ScheduledFault> faults = new ArrayList<>(candidate.faults());
    ScheduledFault old = faults.get(index);
    faults.set(index, new ScheduledFault(old.fromNanos(), old.toNanos(), fault));
    return candidate.withFaults(faults);
  }
}
