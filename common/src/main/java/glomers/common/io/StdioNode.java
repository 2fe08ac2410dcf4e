package glomers.common.io;

import glomers.common.node.Node;
import glomers.common.node.NodeProgram;
import glomers.common.protocol.MalformedMessageException;
import glomers.common.protocol.Message;
import glomers.common.protocol.MessageCodec;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Runs a node program as a process that speaks Maelstrom's protocol: one JSON message per line on
 * STDIN and STDOUT, and everything else on STDERR.
 *
 * <p>A line that is not a message is logged and skipped. At the end of the input, the node handles
 * the messages that it has read, and ends.
 */
public final class StdioNode {
  /** How long the node may handle messages after the end of the input, in milliseconds. */
  private static final long FINISH_MILLIS = 600;

  /** How long it may write their replies after that, in milliseconds. */
  private static final long FLUSH_MILLIS = 200;

  /** How much of a line that is not a message is logged, in bytes. */
  private static final int SHOWN_BYTES = 120;

  private static final int STRIPES = Math.max(2, Runtime.getRuntime().availableProcessors());

  private final MessageCodec codec = new MessageCodec();
  private final StripedExecutor stripes;
  private final PrintStream log;
  private final LineWriter out;
  private final Node node;

  private StdioNode(OutputStream out, PrintStream log) {
    this.log = log;
    this.out =
        new LineWriter(
            out,
            e -> log.println("STDOUT is closed, so nobody hears this node: " + e.getMessage()));
    this.stripes = new StripedExecutor(STRIPES, this.out::batch);
    this.node = new Node(new ProcessEnvironment(codec, this.out, log));
  }

  /**
   * Runs the program on this process's STDIN and STDOUT, and ends the process: with status 0 at the
   * end of the input, 1 if STDIN or STDOUT fails, 2 if the program refuses its arguments.
   *
   * @param program creates the program. Before that, {@code System.out} is redirected to STDERR,
   *     because STDOUT carries the messages
   */
  public static void main(Supplier<NodeProgram> program, String[] args) {
    OutputStream wire = new FileOutputStream(FileDescriptor.out);
    System.setOut(System.err);
    System.exit(run(program, args, new FileInputStream(FileDescriptor.in), wire, System.err));
  }

  /** As {@link #main}, on any streams. Returns the exit status. */
  static int run(
      Supplier<NodeProgram> program,
      String[] args,
      InputStream in,
      OutputStream out,
      PrintStream log) {
    StdioNode process = new StdioNode(out, log);
    try {
      program.get().start(process.node, List.of(args));
    } catch (IllegalArgumentException e) {
      log.println(e.getMessage());
      return 2;
    }
    try {
      process.readAll(in);
      process.stripes.close(FINISH_MILLIS);
      process.out.close(FLUSH_MILLIS);
    } catch (IOException e) {
      log.println("STDIN can't be read: " + e.getMessage());
      return 1;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return 1;
    }
    return process.out.failed() ? 1 : 0;
  }

  private void readAll(InputStream in) throws IOException {
    LineReader lines = new LineReader(in, MessageCodec.MAX_LINE_BYTES);
    long number = 0;
    Optional<byte[]> line = lines.next();
    while (line.isPresent() && !out.failed()) {
      number++;
      receive(number, line.get());
      if (!lines.ready()) {
        stripes.handOver(); // the next read may block
      }
      line = lines.next();
    }
  }

  private void receive(long number, byte[] line) {
    try {
      receive(codec.decode(line), line.length);
    } catch (MalformedMessageException e) {
      log.println(
          "line "
              + number
              + " of STDIN is no message: "
              + e.getMessage()
              + ": "
              + Printable.text(line, SHOWN_BYTES));
    }
  }

  private void receive(Message message, int bytes) {
    if (node.initialized()) {
      stripes.add(message.src(), bytes, () -> node.receive(message));
    } else {
      node.receive(message); // on this thread, so that no message overtakes init
    }
  }
}
