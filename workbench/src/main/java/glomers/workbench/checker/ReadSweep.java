package glomers.workbench.checker;

import glomers.workbench.history.ReadLog;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Updates each {@link Element} from the reads of one log, without checking every value against
 * every read.
 *
 * <p>A read shows a prefix of its log. So the reads that show the value at position p are those
 * that end after p. The sweep goes backwards through the history. It inserts a read at the read's
 * end, and queries for a value at the invocation of its broadcast. Thus a query finds exactly the
 * reads that ended after the broadcast began, as in Jepsen's checker. For r reads and v values in a
 * log of length n, this takes O((r + v) log n) steps instead of O(r v). Not thread-safe.
 */
final class ReadSweep {
  /** Up to this number of reads, checking each value in each read is faster. */
  private static final int FEW = 4;

  private static final Comparator<Read> LAST_INVOKED =
      Comparator.comparingLong(read -> read.invocation().index());
  private static final Comparator<Read> FIRST_COMPLETED =
      Comparator.<Read>comparingLong(read -> read.completion().index()).reversed();

  private final int longest;
  private final PrefixMaximum<Read> lastPresent;
  private final PrefixMaximum<Read> firstPresent;
  private final PrefixMaximum<Read> lastAbsent;

  private ReadSweep(int longest) {
    this.longest = longest;
    lastPresent = new PrefixMaximum<>(longest + 1, LAST_INVOKED);
    firstPresent = new PrefixMaximum<>(longest + 1, FIRST_COMPLETED);
    lastAbsent = new PrefixMaximum<>(longest + 1, LAST_INVOKED);
  }

  /**
   * Updates each element from the reads of one log.
   *
   * @param reads the reads of the log, in the order of their ends
   * @param elements the values, in the order in which their broadcasts began
   */
  static void update(ReadLog log, List<Read> reads, List<Element> elements) {
    if (reads.size() <= FEW) {
      reads.forEach(read -> updateAll(log, read, elements));
      return;
    }
    int longest = reads.stream().mapToInt(Read::end).max().orElse(0);
    ReadSweep sweep = new ReadSweep(longest);
    int next = reads.size() - 1;
    for (int i = elements.size() - 1; i >= 0; i--) {
      Element element = elements.get(i);
      while (next >= 0 && reads.get(next).completion().index() > element.invoked) {
        sweep.insert(reads.get(next--));
      }
      sweep.query(element, log.positionOf(element.value));
    }
  }

  /** Updates every element from one read. */
  private static void updateAll(ReadLog log, Read read, List<Element> elements) {
    for (Element element : elements) {
      if (element.invoked >= read.completion().index()) {
        return; // later elements were invoked later still
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

  private void insert(Read read) {
    lastAbsent.add(read.end(), read);
    lastPresent.add(longest - read.end(), read);
    firstPresent.add(longest - read.end(), read);
  }

  private void query(Element element, int position) {
    boolean shown = position >= 0 && position < longest;
    lastAbsent
        .upTo(shown ? position : longest)
        .ifPresent(read -> element.absent(read.invocation()));
    if (shown) {
      // A read that shows this position is shorter than the longest read by at most this much.
      int shorterBy = longest - position - 1;
      lastPresent.upTo(shorterBy).ifPresent(read -> element.present(read.invocation()));
      firstPresent.upTo(shorterBy).ifPresent(read -> element.known(read.completion()));
    }
  }

  /**
   * A Fenwick tree for prefix maxima: {@link #upTo} returns the greatest item among those with
   * index 0 to {@code index}.
   */
  private static final class PrefixMaximum<T> {
    private final Object[] tree;
    private final Comparator<T> order;

    /**
     * @param size the number of indices, from 0
     */
    PrefixMaximum(int size, Comparator<T> order) {
      this.tree = new Object[size + 1];
      this.order = order;
    }

    void add(int index, T item) {
      for (int i = index + 1; i < tree.length; i += i & -i) {
        tree[i] = greater(tree[i], item);
      }
    }

    Optional<T> upTo(int index) {
      Object greatest = null;
      for (int i = index + 1; i > 0; i -= i & -i) {
        greatest = greater(greatest, tree[i]);
      }
      return Optional.ofNullable(cast(greatest));
    }

    private Object greater(Object a, Object b) {
      return a == null || (b != null && order.compare(cast(a), cast(b)) < 0) ? b : a;
    }

    @SuppressWarnings("unchecked") // only add() stores items
    private T cast(Object item) {
      return (T) item;
    }
  }
}
