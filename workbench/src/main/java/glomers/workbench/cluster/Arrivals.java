package glomers.workbench.cluster;

import glomers.workbench.loop.EventLoop;
import glomers.workbench.network.Packet;
import java.util.ArrayList;
import java.util.List;

/**
 * Messages that were read from a node's STDOUT together. They are brought to the event loop as one
 * action, because to wake the loop for each would cost more than the message. Confined to the
 * thread that reads.
 */
final class Arrivals {
  /** More than this is brought to the loop even if the next message is there already. */
  private static final int MAX_BYTES = 64 * 1024;

  private final EventLoop loop;
  private final Receiver receiver;
  private List<Arrival> arrivals = new ArrayList<>();
  private long bytes;

  Arrivals(EventLoop loop, Receiver receiver) {
    this.loop = loop;
    this.receiver = receiver;
  }

  /** Told of each message on the loop's thread. */
  @FunctionalInterface
  interface Receiver {
    /**
     * @param time when it was read, on the loop's clock, in nanoseconds
     */
    void receive(Packet packet, long time);
  }

  /** Takes a message that has been read now. */
  void add(Packet packet, int lineBytes) throws InterruptedException {
    arrivals.add(new Arrival(packet, loop.now()));
    bytes += lineBytes;
    if (bytes > MAX_BYTES) {
      handOver();
    }
  }

  /** Brings all that were taken to the loop. To be called before waiting for more. */
  void handOver() throws InterruptedException {
    if (!arrivals.isEmpty()) {
      List<Arrival> together = arrivals;
      loop.post(() -> receive(together), bytes);
      arrivals = new ArrayList<>();
      bytes = 0;
    }
  }

  private void receive(List<Arrival> together) {
    for (Arrival one : together) {
      if (loop.isStopped()) { // by the one before
        return;
      }
      receiver.receive(one.packet, one.time);
    }
  }

  private record Arrival(Packet packet, long time) {}
}
