package glomers.docs;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A command that a page shows, and what it prints there.
 *
 * @param fence the block with the output
 * @param command for a shell
 * @param text what the page says that it prints
 * @param isReal whether real processes decide what it prints: then the numbers are those of one
 *     run, and lines may be left out
 */
record Output(Fence fence, String command, String text, boolean isReal) {
  /** Where results are kept, and how long it took, differ from run to run. */
  private static final Pattern STORED = Pattern.compile("store/[\\w-]+/\\d{8}T[\\d.]+Z(-\\d+)?");

  private static final Pattern TOOK = Pattern.compile("took +[\\d.]+ s");

  private static final Pattern NUMBER = Pattern.compile("\\d+(\\.\\d+)?");

  /** A line that stands for any lines. */
  private static final String REST = "...";

  private static final String PROMPT = "$ ";

  /** All of a block: a console's commands, or the text behind the commands of another block. */
  static List<Output> of(Fence fence) {
    if (fence.info().startsWith("console")) {
      return console(fence);
    }
    Optional<Fence> script = fence.previous().filter(before -> before.info().equals("sh"));
    return fence.info().equals("text") && script.isPresent()
        ? List.of(new Output(fence, script.get().text(), fence.text(), false))
        : List.of();
  }

  private static List<Output> console(Fence fence) {
    boolean real = fence.info().equals("console real");
    List<Output> outputs = new ArrayList<>();
    String command = "";
    StringBuilder text = new StringBuilder();
    for (String line : fence.text().lines().toList()) {
      if (line.startsWith(PROMPT)) {
        if (!command.isEmpty()) {
          outputs.add(new Output(fence, command, text.toString(), real));
        }
        command = line.substring(PROMPT.length());
        text.setLength(0);
      } else {
        text.append(line).append('\n');
      }
    }
    outputs.add(new Output(fence, command, text.toString(), real));
    return outputs;
  }

  /** What the page should show, given what the command prints; as it is, if it is right. */
  String corrected(String printed) {
    return isReal || text.contains("\n" + REST + "\n") || text.startsWith(REST)
        ? merged(printed)
        : timeless(printed).equals(timeless(text)) ? text : printed;
  }

  /** Each line of the page as it was printed now; a line that wasn't is left out. */
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

  /** Puts what is right in the place of what the page shows. */
  static synchronized void rewrite(Output output, String right) throws IOException {
    String page = Files.readString(output.fence.page());
    String head =
        output.fence.info().startsWith("console") ? PROMPT + output.command + "\n" : "```text\n";
    Files.writeString(output.fence.page(), page.replace(head + output.text, head + right));
  }

  @Override
  public String toString() {
    return fence.pageName() + ": " + command.strip().lines().findFirst().orElse("");
  }
}
