package glomers.workbench.run;

/**
 * Advice on flushing STDOUT. In many languages, output to a pipe is buffered although output to a
 * terminal is not.
 */
final class Flushing {
  private static final String[][] WAYS = {
    {"Python", "print(..., flush=True)"},
    {"C", "fflush(stdout)"},
    {"C++", "std::cout << std::flush"},
    {"Go", "Flush() of a bufio.Writer"},
    {"Java", "flush() of a PrintWriter or BufferedWriter"},
    {"Ruby", "$stdout.sync = true"},
    {"Rust", "std::io::stdout().flush()"},
    {"Perl", "$| = 1"},
    {"JavaScript", "console.log needs none"},
  };

  private Flushing() {}

  /** How to flush, in several languages. */
  static String advice() {
    StringBuilder text = new StringBuilder("Flush STDOUT after each message.");
    for (String[] way : WAYS) {
      text.append(String.format("%n  %-11s %s", way[0], way[1]));
    }
    return text.toString();
  }
}
