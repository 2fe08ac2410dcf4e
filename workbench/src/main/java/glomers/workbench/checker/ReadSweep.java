package glomers.workbench.checker;

import glomers.workbench.history.ReadLog;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Tells values what the reads of one log show of them, without looking at each value in each read.
 *
 * <p>A read shows the values of its log up to some position, so of a value at position p, the reads
 * that end behind p show it and the others don't. Going backwards through the history, a read is
 * entered at its end and a value asks at its begin: so it hears of the reads that ended after its
 * broadcast began, as in Jepsen's check. For r reads and v values that takes (r + v) log r steps,
 * where looking would take r times v.
 */
final class ReadSweep {
  /** For so few reads, a sweep is more work than to look at each. */
  private static final int FEW = 4;

  private static final Comparator<Read> LAST_INVOKED =
      Comparator.comparingLong(read -> read.invocation().index());
  private static final Comparator<Read> FIRST_COMPLETED =
      Comparator.<Read>comparingLong(read -> read.completion().index()).reversed();

  private final int longest;
  private final Greatest<Read> lastPresent;
  private final Greatest<Read> firstPresent;
  private final Greatest<Read> lastAbsent;

  private ReadSweep(int longest) {
    this.longest = longest;
    lastPresent = new Greatest<>(longest + 1, LAST_INVOKED);
    firstPresent = new Greatest<>(longest + 1, FIRST_COMPLETED);
    lastAbsent = new Greatest<>(longest + 1, LAST_INVOKED);
  }

  /**
   * @param reads the reads of the log, in the order of their ends
   * @param elements the values, in the order in which their broadcasts began
   */
  static void tell(ReadLog log, List<Read> reads, List<Element> elements) {
    if (reads.size() <= FEW) {
      reads.forEach(read -> look(log, read, elements));
      return;
    }
    int longest = reads.stream().mapToInt(Read::end).max().orElse(0);
    ReadSweep sweep = new ReadSweep(longest);
    int next = reads.size() - 1;
    for (int i = elements.size() - 1; i >= 0; i--) {
      Element element = elements.get(i);
      while (next >= 0 && reads.get(next).completion().index() > element.invoked) {
        sweep.enter(reads.get(next--));
      }
      sweep.tell(element, log.positionOf(element.value));
    }
  }

  /** Looks at every value in one read. */
  private static void look(ReadLog log, Read read, List<Element> elements) {
    for (Element element : elements) {
      if (element.invoked >= read.completion().index()) {
        return; // and so were those behind it
      }
      int position = log.positionOf(element.value);
      if (position >= 0 && position < read.end()) {
        element.present(read.invocation());
        element.known(read.completion());
      } else {
        element.absent(read.invocation());
      }
    }
  }

  private void enter(Read read) {
    lastAbsent.add(read.end(), read);
    lastPresent.add(longest - read.end(), read);
    firstPresent.add(longest - read.end(), read);
  }

  private void tell(Element element, int position) {
    boolean shown = position >= 0 && position < longest;
    lastAbsent
        .upTo(shown ? position : longest)
        .ifPresent(read -> element.absent(read.invocation()));
    if (shown) {
      int shorterBy = longest - position - 1; // than the longest, at most, is longer than position
      lastPresent.upTo(shorterBy).ifPresent(read -> element.present(read.invocation()));
      firstPresent.upTo(shorterBy).ifPresent(read -> element.known(read.completion()));
    }
  }

  /** The greatest of the things whose number is at most so much: a Fenwick tree. */
  private static final class Greatest<T> {
    private final Object[] tree;
    private final Comparator<T> order;

    /**
     * @param numbers how many numbers there are, from 0
     */
    Greatest(int numbers, Comparator<T> order) {
      this.tree = new Object[numbers + 1];
      this.order = order;
    }

    void add(int number, T thing) {
      for (int i = number + 1; i < tree.length; i += i & -i) {
        tree[i] = greater(tree[i], thing);
      }
    }

    Optional<T> upTo(int number) {
      Object greatest = null;
      for (int i = number + 1; i > 0; i -= i & -i) {
        greatest = greater(greatest, tree[i]);
      }
      return Optional.ofNullable(cast(greatest));
    }

    private Object greater(Object a, Object b) {
      return a == null || (b != null && order.compare(cast(a), cast(b)) < 0) ? b : a;
    }

    @SuppressWarnings("unchecked") // only add() puts something in
    private T cast(Object thing) {
      return (T) thing;
    }
  }
}
