package glomers.workbench.cli;

import glomers.workbench.cluster.LogFollower;
import glomers.workbench.network.Journal;
import glomers.workbench.network.NetLog;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Option;

/** The flags that show more of a test while it runs, on STDERR: Maelstrom's, with its names. */
final class LogFlags {
  @Option(
      names = "--log-stderr",
      description = "Show what nodes write on STDERR, on STDERR, as it comes.")
  private boolean stderr;

  @Option(names = "--log-net-send", description = "Show each message on STDERR when it is sent.")
  private boolean netSend;

  @Option(
      names = "--log-net-recv",
      description = "Show each message on STDERR when it is received.")
  private boolean netRecv;

  /** Whether anything is shown, beside which a progress line would only disturb. */
  boolean any() {
    return stderr || netSend || netRecv;
  }

  /** The journal, and what it is to show. */
  Journal journal(Journal journal) {
    return netSend || netRecv ? new NetLog(journal, System.err, netSend, netRecv) : journal;
  }

  /** Shows the nodes' STDERR, if that is wanted, until it is closed. */
  Following follow(Path nodeLogs, List<String> nodeIds) {
    return stderr ? LogFollower.start(nodeLogs, nodeIds, System.err)::close : () -> {};
  }

  /** The flags that were given, as words. */
  List<String> words() {
    List<String> words = new ArrayList<>();
    if (stderr) {
      words.add("--log-stderr");
    }
    if (netSend) {
      words.add("--log-net-send");
    }
    if (netRecv) {
      words.add("--log-net-recv");
    }
    return words;
  }

  /** Something that goes on until it is closed. */
  interface Following extends AutoCloseable {
    @Override
    void close();
  }
}
