package glomers.workbench.cluster;

import glomers.workbench.loop.EventLoop;
import glomers.workbench.network.Packet;
import java.util.ArrayList;
import java.util.List;

/**
 * Batches the messages that are read from a node's STDOUT, and posts each batch to the event loop
 * as one action. Waking the loop for every message would cost more than handling it. Confined to
 * the thread that reads.
 */
final class Arrivals {
  /** The maximum size of a batch, in bytes. */
  private static final int MAX_BYTES = 64 * 1024;

  private final EventLoop loop;
  private final Receiver receiver;
  private List<Arrival> arrivals = new ArrayList<>();
  private long bytes;

  Arrivals(EventLoop loop, Receiver receiver) {
    this.loop = loop;
    this.receiver = receiver;
  }

  /** Receives each message. Confined to the event-loop thread. */
  @FunctionalInterface
  interface Receiver {
    /**
     * @param time when it was read, on the loop's clock, in nanoseconds
     */
    void receive(Packet packet, long time);
  }

  /** Adds a message that was read just now. */
  void add(Packet packet, int lineBytes) throws InterruptedException {
    arrivals.add(new Arrival(packet, loop.now()));
    bytes += lineBytes;
    if (bytes > MAX_BYTES) {
      handOver();
    }
  }

  /** Posts the batch to the loop. To be called before waiting for more input. */
  void handOver() throws InterruptedException {
    if (!arrivals.isEmpty()) {
      List<Arrival> batch = arrivals;
      loop.post(() -> receive(batch), bytes);
      arrivals = new ArrayList<>();
      bytes = 0;
    }
  }

  private void receive(List<Arrival> batch) {
    for (Arrival one : batch) {
      if (loop.isStopped()) { // by the previous message
        return;
      }
      receiver.receive(one.packet, one.time);
    }
  }

  private record Arrival(Packet packet, long time) {}
}
