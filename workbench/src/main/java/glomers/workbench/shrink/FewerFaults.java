package glomers.workbench.shrink;

import glomers.workbench.scenario.Fault;
import glomers.workbench.scenario.Link;
import glomers.workbench.scenario.TimedFault;
import glomers.workbench.scenario.Trouble;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** Leaves out faults, and makes simpler what each that is left does. */
final class FewerFaults implements Reduction {
  /** Of more nodes the links are too many to be named one by one. */
  private static final int FEW_NODES = 30;

  private static final int ALL = 100;

  @Override
  public Draft reduce(Draft draft, Predicate<Draft> fails) {
    Draft best =
        draft.withFaults(
            DeltaDebugging.minimize(
                draft.faults(), faults -> fails.test(draft.withFaults(faults))));
    for (int i = 0; i < best.faults().size(); i++) {
      best = simpler(best, i, fails);
    }
    return best;
  }

  private static Draft simpler(Draft draft, int index, Predicate<Draft> fails) {
    Trouble trouble = draft.faults().get(index).trouble();
    Predicate<Trouble> stillFails = other -> fails.test(with(draft, index, other));
    if (trouble instanceof Trouble.Cut cut) {
      return with(draft, index, fewerLinks(cut, stillFails));
    }
    if (trouble instanceof Trouble.Pause pause) {
      List<String> nodes =
          DeltaDebugging.minimize(
              pause.paused(), some -> !some.isEmpty() && stillFails.test(new Trouble.Pause(some)));
      return with(draft, index, new Trouble.Pause(nodes));
    }
    for (Trouble candidate : simpler(trouble, draft)) {
      if (candidate.equals(trouble)) {
        return draft;
      }
      if (stillFails.test(candidate)) {
        return candidate instanceof Trouble.Cut cut
            ? with(draft, index, fewerLinks(cut, stillFails))
            : with(draft, index, candidate);
      }
    }
    return draft;
  }

  private static Trouble fewerLinks(Trouble.Cut cut, Predicate<Trouble> fails) {
    List<Link> links =
        DeltaDebugging.minimize(
            List.copyOf(cut.links()),
            some -> !some.isEmpty() && fails.test(Trouble.Cut.of(cut.fault(), some)));
    return Trouble.Cut.of(cut.fault(), links);
  }

  /** What is worth a try in a trouble's place, the simplest first. */
  private static List<Trouble> simpler(Trouble trouble, Draft draft) {
    List<Trouble> simpler = new ArrayList<>();
    if (trouble instanceof Trouble.Loss loss) {
      if (draft.nodes() <= FEW_NODES) {
        simpler.add(Trouble.Cut.of(Fault.PARTITION, draft.links()));
      }
      simpler.add(new Trouble.Loss(ALL, 0));
      simpler.add(new Trouble.Loss(loss.percent(), 0));
    } else if (trouble instanceof Trouble.Duplicate duplicate) {
      simpler.add(new Trouble.Duplicate(ALL, 0));
      simpler.add(new Trouble.Duplicate(duplicate.percent(), 0));
    }
    return simpler;
  }

  private static Draft with(Draft draft, int index, Trouble trouble) {
    List<TimedFault> faults = new ArrayList<>(draft.faults());
    TimedFault old = faults.get(index);
    faults.set(index, new TimedFault(old.fromNanos(), old.toNanos(), trouble));
    return draft.withFaults(faults);
  }
}
