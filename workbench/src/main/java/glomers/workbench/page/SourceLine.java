package glomers.workbench.page;

import com.github.difflib.DiffUtils;
import com.github.difflib.patch.AbstractDelta;
import java.util.ArrayList;
import java.util.List;

/**
 * A line of a source, compared with another source. Immutable.
 *
 * @param aside whether it is a comment or an import, or an empty line after one
 * @param number its number in the source, from 1; 0 if it is not in it
 */
record SourceLine(Mark mark, boolean aside, int number, String text) {
  /** Whether a line is in one of the sources, or in both. */
  enum Mark {
    BOTH(" "),
    /** It is not in the other source. */
    ADDED("+"),
    /** It is only in the other source. */
    GONE("-");

    private final String sign;

    Mark(String sign) {
      this.sign = sign;
    }

    @Override
    public String toString() {
      return sign;
    }
  }

  /** The lines of a source that is compared with no other. */
  static List<SourceLine> of(List<String> source) {
    return compare(source, source);
  }

  /** All lines of a source, with the lines of another that it has not, each where it was. */
  static List<SourceLine> compare(List<String> other, List<String> source) {
    boolean[] aside = asides(source);
    boolean[] otherAside = asides(other);
    List<SourceLine> lines = new ArrayList<>();
    int next = 0;
    for (AbstractDelta<String> delta : DiffUtils.diff(other, source).getDeltas()) {
      int begin = delta.getTarget().getPosition();
      for (; next < begin; next++) {
        lines.add(new SourceLine(Mark.BOTH, aside[next], next + 1, source.get(next)));
      }
      int gone = delta.getSource().getPosition();
      for (int i = gone; i < gone + delta.getSource().size(); i++) {
        lines.add(new SourceLine(Mark.GONE, otherAside[i], 0, other.get(i)));
      }
      for (; next < begin + delta.getTarget().size(); next++) {
        lines.add(new SourceLine(Mark.ADDED, aside[next], next + 1, source.get(next)));
      }
    }
    for (; next < source.size(); next++) {
      lines.add(new SourceLine(Mark.BOTH, aside[next], next + 1, source.get(next)));
    }
    return lines;
  }

  /** Which lines are comments or imports, or empty lines after those. */
  private static boolean[] asides(List<String> source) {
    boolean[] aside = new boolean[source.size()];
    boolean inComment = false;
    for (int i = 0; i < aside.length; i++) {
      String line = source.get(i).strip();
      boolean begins = line.startsWith("/*");
      aside[i] =
          inComment || begins || isAside(line) || (line.isEmpty() && (i == 0 || aside[i - 1]));
      inComment = (inComment || begins) && !line.endsWith("*/");
    }
    return aside;
  }

  private static boolean isAside(String line) {
    return line.startsWith("//")
        || line.startsWith("#")
        || line.startsWith("import ")
        || line.startsWith("package ")
        || line.matches("from \\S+ import .*");
  }
}
