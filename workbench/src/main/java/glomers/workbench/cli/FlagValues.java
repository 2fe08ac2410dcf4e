package glomers.workbench.cli;

import glomers.workbench.scenario.FaultKind;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Parses the values of flags that are more than a number or a word. All methods throw {@link
 * IllegalArgumentException} with a message for the user.
 */
final class FlagValues {
  private static final Pattern CONCURRENCY = Pattern.compile("([1-9][0-9]{0,4})(n?)");

  private FlagValues() {}

  /**
   * The number of clients.
   *
   * @param text such as {@code 10}, or {@code 4n} for four clients per node
   */
  static int concurrency(String text, int nodes) {
    Matcher matcher = CONCURRENCY.matcher(text);
    if (!matcher.matches()) {
      throw new IllegalArgumentException(
          "--concurrency must be a number such as 10, or a number of clients for each node such as"
              + " 4n, and is '"
              + text
              + "'");
    }
    int number = Integer.parseInt(matcher.group(1));
    return matcher.group(2).isEmpty() ? number : number * nodes;
  }

  /** The faults with these names; {@code none} stands for no fault. */
  static SortedSet<FaultKind> faults(List<String> names) {
    if (names.contains("none") && names.size() > 1) {
      throw new IllegalArgumentException("--nemesis none and other faults don't go together");
    }
    SortedSet<FaultKind> faults = new TreeSet<>();
    for (String name : names) {
      if (!name.equals("none")) {
        faults.add(
            FaultKind.of(name)
                .orElseThrow(
                    () ->
                        new IllegalArgumentException(
                            "--nemesis knows none, "
                                + FaultKind.names()
                                + ", and not '"
                                + name
                                + "'"
                                + NearestWord.question(
                                    name, List.of(FaultKind.names().split(", "))))));
      }
    }
    return faults;
  }

  /** The share of operations that must succeed. */
  static double availability(String text) {
    try {
      return text.equals("total") ? 1 : Double.parseDouble(text);
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(
          "--availability must be total, or a fraction from 0 to 1, and is '" + text + "'");
    }
  }
}
