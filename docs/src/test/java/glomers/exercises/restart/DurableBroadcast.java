package glomers.exercises.restart;

import glomers.common.node.Node;
import glomers.common.node.NodeProgram;
import glomers.common.node.Request;
import glomers.common.protocol.Body.Broadcast;
import glomers.common.protocol.Body.BroadcastOk;
import glomers.common.protocol.Body.Read;
import glomers.common.protocol.Body.ReadOk;
import glomers.common.protocol.Body.Topology;
import glomers.common.protocol.Body.TopologyOk;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;

/** Solution of an exercise: 3a with a file of all values, which the node reads when it starts. */
public final class DurableBroadcast implements NodeProgram {
  private final Object lock = new Object();
  private final List<Long> values = new ArrayList<>(); // guarded by lock
  private Node node;
  private Path file;

  @Override
  public String name() {
    return "restart";
  }

  @Override
  public void start(Node node, List<String> args) {
    if (args.size() != 1) {
      throw new IllegalArgumentException("one argument is due, a file, and not " + args);
    }
    this.node = node;
    file = Path.of(args.get(0));
    load();
    node.on(Broadcast.class, this::broadcast);
    node.on(Read.class, this::read);
    node.on(Topology.class, this::topology);
  }

  private void broadcast(Request<Broadcast> request) {
    long value = request.body().message();
    synchronized (lock) {
      append(value);
      values.add(value);
    }
    node.reply(request, new BroadcastOk());
  }

  private void read(Request<Read> request) {
    List<Long> copy;
    synchronized (lock) {
      copy = List.copyOf(values);
    }
    node.reply(request, new ReadOk(copy));
  }

  /** Any node can send to any other, so Maelstrom's suggested topology is not used. */
  private void topology(Request<Topology> request) {
    node.reply(request, new TopologyOk());
  }

  private void load() {
    try {
      if (Files.exists(file)) {
        String text = Files.readString(file);
        String whole =
            text.substring(0, text.lastIndexOf('\n') + 1); // a crash may cut the last line
        Files.writeString(file, whole);
        whole.lines().map(Long::valueOf).forEach(values::add);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Returns when the value is on the disk. If this fails, the client gets an error and no reply.
   */
  private void append(long value) {
    try {
      Files.writeString(
          file,
          value + "\n",
          StandardOpenOption.CREATE,
          StandardOpenOption.APPEND,
          StandardOpenOption.DSYNC);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
