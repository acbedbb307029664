package dev.tsuiki.code.trail;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.jgit.diff.Edit;
import org.eclipse.jgit.diff.HistogramDiff;
import org.eclipse.jgit.diff.MyersDiff;
import org.eclipse.jgit.diff.Sequence;
import org.eclipse.jgit.diff.SequenceComparator;

/**
 * Pairs equal lines of two texts in their order: JGit's histogram difference, with bounds that no
 * text gets past.
 */
final class LineDiff {
  /**
   * Longer texts are paired by the lines that occur once in each, which takes no square of time.
   */
  private static final int HISTOGRAM_LINES = 8_000;

  /**
   * A stretch in which every line occurs too often for the histogram, yet short enough to search.
   */
  private static final int MYERS_LINES = 1_500;

  private LineDiff() {}

  /** For every line of {@code a} its partner in {@code b}, -1 where it has none; growing. */
  static int[] pairs(Lines a, Lines b) {
    var numbers = new HashMap<String, Integer>();
    return pairs(numbered(a, numbers), numbered(b, numbers));
  }

  private static int[] numbered(Lines lines, Map<String, Integer> numbers) {
    var numbered = new int[lines.count()];
    for (int i = 0; i < numbered.length; i++) {
      Integer next = numbers.size();
      var known = numbers.putIfAbsent(lines.get(i), next);
      numbered[i] = known == null ? next : known;
    }
    return numbered;
  }

  /** The same for lines that are numbers, equal where the lines are. */
  static int[] pairs(int[] a, int[] b) {
    var pairs = new int[a.length];
    Arrays.fill(pairs, -1);
    int start = 0;
    while (start < a.length && start < b.length && a[start] == b[start]) {
      pairs[start] = start;
      start++;
    }
    int tail = 0;
    while (a.length - tail > start
        && b.length - tail > start
        && a[a.length - 1 - tail] == b[b.length - 1 - tail]) {
      tail++;
      pairs[a.length - tail] = b.length - tail;
    }
    var inner = new Numbers(Arrays.copyOfRange(a, start, a.length - tail));
    var other = new Numbers(Arrays.copyOfRange(b, start, b.length - tail));
    if (inner.size() == 0 || other.size() == 0) {
      return pairs;
    }
    var found =
        Math.max(inner.size(), other.size()) > HISTOGRAM_LINES
            ? UniqueLines.pairs(inner.values(), other.values())
            : histogram(inner, other);
    for (int i = 0; i < found.length; i++) {
      if (found[i] >= 0) {
        pairs[start + i] = start + found[i];
      }
    }
    return pairs;
  }

  private static int[] histogram(Numbers a, Numbers b) {
    var histogram = new HistogramDiff();
    // its own would search for ever where everything repeats
    histogram.setFallbackAlgorithm(null);
    var pairs = new int[a.size()];
    Arrays.fill(pairs, -1);
    between(histogram.diff(new Equal(), a, b), a.size(), 0, 0, pairs);
    return pairs;
  }

  /** Fills in what lies between the edits, and looks once more into those that replace. */
  private static void between(List<Edit> edits, int size, int fromA, int fromB, int[] pairs) {
    int i = 0;
    int j = 0;
    for (var edit : edits) {
      while (i < edit.getBeginA()) {
        pairs[fromA + i++] = fromB + j++;
      }
      i = edit.getEndA();
      j = edit.getEndB();
    }
    while (i < size) {
      pairs[fromA + i++] = fromB + j++;
    }
  }

  /** Pairs what is left between two pairs, where the histogram gave up. */
  static int[] closer(int[] a, int[] b) {
    if (a.length + b.length > MYERS_LINES) {
      var none = new int[a.length];
      Arrays.fill(none, -1);
      return none;
    }
    var pairs = new int[a.length];
    Arrays.fill(pairs, -1);
    var edits = MyersDiff.INSTANCE.diff(new Equal(), new Numbers(a), new Numbers(b));
    between(edits, a.length, 0, 0, pairs);
    return pairs;
  }

  private static final class Numbers extends Sequence {
    private final int[] values;

    Numbers(int[] values) {
      this.values = values;
    }

    int[] values() {
      return values;
    }

    @Override
    public int size() {
      return values.length;
    }
  }

  private static final class Equal extends SequenceComparator<Numbers> {
    @Override
    public boolean equals(Numbers a, int ai, Numbers b, int bi) {
      return a.values[ai] == b.values[bi];
    }

    @Override
    public int hash(Numbers sequence, int i) {
      return sequence.values[i];
    }
  }
}
