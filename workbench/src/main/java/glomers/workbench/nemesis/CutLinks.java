package glomers.workbench.nemesis;

import glomers.workbench.network.InjectedFault.Effect;
import glomers.workbench.scenario.Link;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/**
 * Links on which nothing arrives. It knows who has missed a message so far: whoever reads last in a
 * test is then somebody who had something to catch up with. Confined to the event-loop thread.
 */
final class CutLinks implements Effect {
  private final Map<String, Set<String>> unheard = new LinkedHashMap<>(); // senders, by receiver
  private final Set<String> untouched =
      new LinkedHashSet<>(); // receivers who missed nothing so far

  CutLinks(Collection<Link> links) {
    for (Link link : links) {
      unheard.computeIfAbsent(link.to(), receiver -> new LinkedHashSet<>()).add(link.from());
      untouched.add(link.to());
    }
  }

  @Override
  public boolean stops(String src, String dest) {
    boolean cut = unheard.getOrDefault(dest, Set.of()).contains(src);
    if (cut) {
      untouched.remove(dest);
    }
    return cut;
  }

  @Override
  public boolean hasTouchedAll() {
    return untouched.isEmpty();
  }
}
