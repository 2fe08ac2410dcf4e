package glomers.workbench.report;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Names the nodes that wrote to their logs, so that a person knows where to look. */
public final class NodeLogsText {
  private static final String ENDING = ".log";
  private static final int NODES_SHOWN = 5;

  private NodeLogsText() {}

  /** A line of the verdict block; empty if no node logged anything. */
  public static String line(Path nodeLogs) {
    SortedSet<String> nodes =
        new TreeSet<>(Comparator.comparingInt(String::length).thenComparing(name -> name));
    try (DirectoryStream<Path> logs = Files.newDirectoryStream(nodeLogs, "*" + ENDING)) {
      for (Path log : logs) {
        if (Files.size(log) > 0) {
          String name = log.getFileName().toString();
          nodes.add(name.substring(0, name.length() - ENDING.length()));
        }
      }
    } catch (IOException e) {
      return ""; // no directory of logs
    }
    String some = nodes.stream().limit(NODES_SHOWN).collect(Collectors.joining(", "));
    int more = nodes.size() - NODES_SHOWN;
    return nodes.isEmpty()
        ? ""
        : "  %-13s %s%s: see node-logs there%n"
            .formatted("logged by", some, more > 0 ? " and " + more + " more" : "");
  }
}
