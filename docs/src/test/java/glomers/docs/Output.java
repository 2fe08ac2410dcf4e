package glomers.docs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A command that a page shows, and its output on the page.
 *
 * @param fence the block with the output
 * @param command the shell command
 * @param text the output on the page
 * @param isReal whether real processes decide the output; then numbers may differ, and lines may be
 *     left out
 * @param index the number of its first line in the block, from 0
 * @param before commands of the block that the command needs: those that make a project
 */
record Output(Fence fence, String command, String text, boolean isReal, int index, String before) {
  private static final String MAKES_PROJECT = "./glomers new ";

  /** The store directory and the duration differ from run to run. */
  private static final Pattern STORED = Pattern.compile("store/[\\w-]+/\\d{8}T[\\d.]+Z(-\\d+)?");

  private static final Pattern TOOK = Pattern.compile("took +[\\d.]+ s");

  private static final Pattern NUMBER = Pattern.compile("\\d+(\\.\\d+)?");

  /** A line on a page that stands for any lines. */
  private static final String REST = "...";

  private static final String PROMPT = "$ ";

  /** All outputs of all pages. */
  static List<Output> all() throws IOException {
    List<Output> outputs = new ArrayList<>();
    for (Fence fence : Fence.all()) {
      outputs.addAll(of(fence));
    }
    return outputs;
  }

  /**
   * The outputs of a block: of the commands in a console, or of the commands in the block before a
   * text.
   */
  static List<Output> of(Fence fence) {
    if (fence.info().startsWith("console")) {
      return console(fence);
    }
    Optional<Fence> script = fence.previous().filter(before -> before.info().equals("sh"));
    return fence.info().equals("text") && script.isPresent()
        ? List.of(new Output(fence, script.get().text(), fence.text(), false, 0, ""))
        : List.of();
  }

  private static List<Output> console(Fence fence) {
    boolean real = fence.info().equals("console real");
    List<Output> outputs = new ArrayList<>();
    String command = "";
    StringBuilder text = new StringBuilder();
    String before = "";
    int number = 0;
    int first = 0;
    for (String line : fence.text().lines().toList()) {
      number++;
      if (line.startsWith(PROMPT)) {
        if (!command.isEmpty()) {
          outputs.add(new Output(fence, command, text.toString(), real, first, before));
          before += command.startsWith(MAKES_PROJECT) ? command + " >/dev/null\n" : "";
        }
        command = line.substring(PROMPT.length());
        text.setLength(0);
        first = number;
      } else {
        text.append(line).append('\n');
      }
    }
    outputs.add(new Output(fence, command, text.toString(), real, first, before));
    return outputs;
  }

  /**
   * The text that the page should have, given the output of the command; unchanged if it is right.
   */
  String corrected(String printed) {
    return isReal || text.contains("\n" + REST + "\n") || text.startsWith(REST)
        ? merged(printed)
        : timeless(printed).equals(timeless(text)) ? text : printed;
  }

  /**
   * What is wrong on the page, given the output of the command: the first line that differs, with
   * its place; empty if the page is right.
   */
  Optional<String> problem(String printed) {
    return Difference.of(
        timeless(text), timeless(corrected(printed)), line -> fence.place(index + line));
  }

  /** Updates each line of the page to the output; a line that was not printed is removed. */
  private String merged(String printed) {
    List<String> now = printed.lines().toList();
    StringBuilder lines = new StringBuilder();
    int next = 0;
    for (String line : text.lines().toList()) {
      int found = line.equals(REST) ? next - 1 : find(line, now, next);
      if (found >= next || line.equals(REST)) {
        boolean same =
            line.equals(REST) || isReal || timeless(line).equals(timeless(now.get(found)));
        lines.append(same ? line : now.get(found)).append('\n');
        next = found + 1;
      }
    }
    return lines.toString();
  }

  private int find(String line, List<String> printed, int from) {
    for (int i = from; i < printed.size(); i++) {
      if (masked(printed.get(i)).equals(masked(line))) {
        return i;
      }
    }
    return -1;
  }

  private static String masked(String line) {
    return NUMBER.matcher(timeless(line)).replaceAll("0").replaceAll(" +", " ");
  }

  private static String timeless(String output) {
    return TOOK.matcher(STORED.matcher(output).replaceAll("store/...")).replaceAll("took ...");
  }

  /** Replaces the output on the page. */
  static synchronized void rewrite(Output output, String right) throws IOException {
    Path file = output.fence.page().path();
    String page = Files.readString(file);
    String head =
        output.fence.info().startsWith("console") ? PROMPT + output.command + "\n" : "```text\n";
    Files.writeString(file, page.replace(head + output.text, head + right));
  }

  @Override
  public String toString() {
    return fence.place(index) + ": " + command.strip().lines().findFirst().orElse("");
  }
}
