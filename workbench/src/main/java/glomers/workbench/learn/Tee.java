package glomers.workbench.learn;

import glomers.workbench.network.Journal;
import glomers.workbench.network.Packet;
import java.util.List;

/** A journal that passes everything on to several journals. Confined to the event-loop thread. */
record Tee(List<Journal> journals) implements Journal {
  static Tee of(Journal... journals) {
    return new Tee(List.of(journals));
  }

  @Override
  public void add(Entry entry) {
    journals.forEach(journal -> journal.add(entry));
  }

  @Override
  public void begin(long now) {
    journals.forEach(journal -> journal.begin(now));
  }

  @Override
  public void sent(long id, Packet packet, long now) {
    journals.forEach(journal -> journal.sent(id, packet, now));
  }

  @Override
  public void underWay(long id, Packet packet, long sent) {
    journals.forEach(journal -> journal.underWay(id, packet, sent));
  }
}
