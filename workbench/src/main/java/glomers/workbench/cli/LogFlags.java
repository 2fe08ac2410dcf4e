package glomers.workbench.cli;

import glomers.workbench.cluster.LogFollower;
import glomers.workbench.network.Journal;
import glomers.workbench.network.NetLog;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Option;

/** Maelstrom's flags that show more of a running test on STDERR. */
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

  /** Whether any of them is given; then no progress line is shown. */
  boolean any() {
    return stderr || netSend || netRecv;
  }

  /** A journal that also shows the messages that the flags ask for. */
  Journal journal(Journal journal) {
    return netSend || netRecv ? new NetLog(journal, System.err, netSend, netRecv) : journal;
  }

  /** Shows the nodes' STDERR, if a flag asks for it, until the result is closed. */
  Following follow(Path nodeLogs, List<String> nodeIds) {
    return stderr ? LogFollower.start(nodeLogs, nodeIds, System.err)::close : () -> {};
  }

  /** The given flags, as words. */
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

  /** An activity that goes on until it is closed. */
  interface Following extends AutoCloseable {
    @Override
    void close();
  }
}
