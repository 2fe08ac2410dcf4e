package glomers.workbench.learn;

import glomers.workbench.loop.EventLoop;
import glomers.workbench.network.Journal;
import glomers.workbench.network.Packet;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The first messages of a run, as lines for people. It can stop the run at a message of some type.
 * Confined to the event-loop thread.
 */
final class Transcript implements Journal {
  private static final int MOST_LINES = 10;
  private static final int MOST_CHARS = 160;

  private final List<String> lines = new ArrayList<>();
  private final Optional<String> last;
  private final EventLoop loop;
  private final boolean setup;
  private boolean began;

  private Transcript(EventLoop loop, Optional<String> last, boolean setup) {
    this.loop = loop;
    this.last = last;
    this.setup = setup;
  }

  /** A transcript from the first message on; the first one of a type ends the run. */
  static Transcript until(String type, EventLoop loop) {
    return new Transcript(loop, Optional.of(type), true);
  }

  /** A transcript of the operations. */
  static Transcript ofOperations(EventLoop loop) {
    return new Transcript(loop, Optional.empty(), false);
  }

  @Override
  public void begin(long now) {
    began = true;
  }

  @Override
  public void add(Entry entry) {
    Packet packet = entry.packet();
    if (last.isPresent() && packet.type().equals(last.get())) {
      loop.stop();
    } else if ((setup || began && !packet.type().equals("topology_ok"))
        && lines.size() < MOST_LINES) {
      lines.add(line(packet) + entry.lostBy().map(fault -> "  (" + fault + ")").orElse(""));
    }
  }

  List<String> lines() {
    return List.copyOf(lines);
  }

  private static String line(Packet packet) {
    String body = packet.bodyText();
    String shown = body.length() > MOST_CHARS ? body.substring(0, MOST_CHARS) + "…" : body;
    return packet.src() + " -> " + packet.dest() + "  " + shown;
  }
}
