package glomers.workbench.nemesis;

import glomers.workbench.network.Disruption.Effect;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * Links on which nothing arrives. It knows who has missed a message so far: whoever reads last in a
 * test is then somebody who had something to catch up with. Belongs to its loop's thread.
 */
final class CutLinks implements Effect {
  private final Map<String, Set<String>> unheard = new HashMap<>(); // senders, by receiver
  private final Set<String> untouched = new HashSet<>(); // receivers who missed nothing so far

  CutLinks(Collection<Link> links) {
    for (Link link : links) {
      unheard.computeIfAbsent(link.to(), receiver -> new HashSet<>()).add(link.from());
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
