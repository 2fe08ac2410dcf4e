package glomers.workbench.scenario;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * The names of the nodes: {@code n0}, {@code n1}, … as in Maelstrom with {@code --node-count}, or
 * the names that {@code --nodes} gives.
 */
public final class NodeNames {
  /** A name is also used as a file name and as a word of the command line. */
  private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_.-]{0,62}");

  /** A name that begins so is a client's, as in Maelstrom. */
  private static final String CLIENT = "c";

  /** The services that the real Maelstrom runs in every test. */
  private static final Set<String> SERVICES = Set.of("seq-kv", "lin-kv", "lww-kv", "lin-tso");

  private NodeNames() {}

  /** The names {@code n0} to {@code n(count - 1)}. */
  public static List<String> numbered(int count) {
    return IntStream.range(0, count).mapToObj(i -> "n" + i).toList();
  }

  /** Whether the names are {@code n0}, {@code n1}, … in this order. */
  public static boolean areNumbered(List<String> names) {
    return names.equals(numbered(names.size()));
  }

  /** Whether a name is that of a service of Maelstrom, so that no node may have it. */
  public static boolean isService(String name) {
    return SERVICES.contains(name);
  }

  /**
   * Checks names.
   *
   * @throws IllegalArgumentException if a name is not allowed for a node, or two names are equal
   */
  static void check(List<String> names) {
    Set<String> seen = new TreeSet<>();
    for (String name : names) {
      if (!PLAIN.matcher(name).matches()) {
        throw new IllegalArgumentException(
            "--nodes must be names of letters, digits, _ . and -, and '" + name + "' is none");
      }
      if (name.startsWith(CLIENT)) {
        throw new IllegalArgumentException(
            "--nodes must not begin with c, as the names of clients do, and " + name + " does");
      }
      if (isService(name)) {
        throw new IllegalArgumentException(
            "--nodes must not be services of Maelstrom, and " + name + " is one");
      }
      if (!seen.add(name)) {
        throw new IllegalArgumentException("--nodes must differ, and " + name + " is there twice");
      }
    }
  }
}
