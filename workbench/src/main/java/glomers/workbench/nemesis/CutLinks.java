package glomers.workbench.nemesis;

import glomers.workbench.network.InjectedFault.Effect;
import glomers.workbench.scenario.Link;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/**
 * The effect of cut links: every message on them is lost. It records which receivers have missed a
 * message, so that a cut can last until each of them has something to recover. Confined to the
 * event-loop thread.
 */
final class CutLinks implements Effect {
  // Senders that are cut off, by receiver.
  private final Map<String, Set<String>> cutSenders = new LinkedHashMap<>();
  // Receivers that have missed no message so far.
  private final Set<String> unaffected = new LinkedHashSet<>();

  CutLinks(Collection<Link> links) {
    for (Link link : links) {
      cutSenders.computeIfAbsent(link.to(), receiver -> new LinkedHashSet<>()).add(link.from());
      unaffected.add(link.to());
    }
  }

  @Override
  public boolean stops(String src, String dest) {
    boolean cut = cutSenders.getOrDefault(dest, Set.of()).contains(src);
    if (cut) {
      unaffected.remove(dest);
    }
    return cut;
  }

  @Override
  public boolean hasTouchedAll() {
    return unaffected.isEmpty();
  }
}
