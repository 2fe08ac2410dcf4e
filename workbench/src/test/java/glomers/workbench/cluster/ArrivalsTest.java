package glomers.workbench.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import glomers.common.protocol.Body;
import glomers.common.protocol.Message;
import glomers.workbench.loop.EventLoop;
import glomers.workbench.network.Packet;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ArrivalsTest {
  private static final Packet PACKET = Packet.of(Message.request("n0", "n1", 1, new Body.Read()));

  private final EventLoop loop = EventLoop.realTime();
  private final List<Packet> received = new ArrayList<>();
  private final Arrivals arrivals =
      new Arrivals(
          loop,
          (packet, time) -> {
            received.add(packet);
            loop.stop();
          });

  @Test
  void no_message_of_a_batch_is_received_after_one_that_stops_the_loop() throws Exception {
    arrivals.add(PACKET, 100);
    arrivals.add(PACKET, 100);
    arrivals.handOver();
    loop.run();
    assertThat(received).hasSize(1);
  }

  @Test
  void a_batch_that_reaches_its_maximum_size_is_posted() throws Exception {
    arrivals.add(PACKET, (64 << 10) + 1);
    loop.post(loop::stop);
    loop.run();
    assertThat(received).hasSize(1);
  }
}
