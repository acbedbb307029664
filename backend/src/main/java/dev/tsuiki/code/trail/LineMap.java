package dev.tsuiki.code.trail;

import java.util.Arrays;
import java.util.HashMap;

/**
 * Which line of another version each line became. Equal lines in their order come from a histogram
 * difference; what that leaves is looked at again: blocks that moved, lines that only stand further
 * in or out, lines that were changed and are still recognised.
 */
final class LineMap {
  enum Change {
    SAME,
    MOVED,
    EDITED,
    GONE
  }

  /** A changed line is the same line while so much of it is left. */
  private static final double RECOGNISED = 0.5;

  /** So many letters must move together to be said to have moved. */
  private static final int MOVED_LETTERS = 24;

  /** How many pairs of changed lines are compared in one stretch, and in a whole file. */
  private static final int STRETCH = 10_000;

  /** How many lines both begin with; what is mapped here comes after them. */
  private final int head;

  private final int[] to;
  private final Change[] changes;
  private final int[] from;
  private int budget = 120_000;

  private LineMap(int head, int[] to, int other) {
    this.head = head;
    this.to = to;
    this.changes = new Change[to.length];
    this.from = new int[other];
    Arrays.fill(changes, Change.GONE);
    Arrays.fill(from, -1);
    for (int i = 0; i < to.length; i++) {
      if (to[i] >= 0) {
        changes[i] = Change.SAME;
        from[to[i]] = i;
      }
    }
  }

  static LineMap of(Lines a, Lines b) {
    int most = Math.min(a.count(), b.count());
    int head = 0;
    while (head < most && a.isSame(head, b, head)) {
      head++;
    }
    int tail = 0;
    while (tail < most - head && a.isSame(a.count() - 1 - tail, b, b.count() - 1 - tail)) {
      tail++;
    }
    return between(head, a.part(head, a.count() - tail), b.part(head, b.count() - tail));
  }

  private static LineMap between(int head, Lines a, Lines b) {
    var map = new LineMap(head, LineDiff.pairs(a, b), b.count());
    if (a.count() > 0 && b.count() > 0) {
      var numbers = new HashMap<String, Integer>();
      var inner = numbers(a, numbers);
      var other = numbers(b, numbers);
      map.betweenPairs(inner, other);
      map.moved(a, inner, other);
      map.edited(a, b);
    }
    return map;
  }

  /** Lines as numbers that are equal where the lines are, however far in they stand. */
  private static int[] numbers(Lines lines, HashMap<String, Integer> numbers) {
    var found = new int[lines.count()];
    for (int i = 0; i < found.length; i++) {
      Integer next = numbers.size();
      var known = numbers.putIfAbsent(lines.stripped(i), next);
      found[i] = known == null ? next : known;
    }
    return found;
  }

  /** The line it became, -1 if none. */
  int to(int line) {
    return partner(line, to, from.length - to.length);
  }

  /** The line it was, -1 if none. */
  int from(int line) {
    return partner(line, from, to.length - from.length);
  }

  private int partner(int line, int[] partners, int by) {
    int at = line - head;
    if (at < 0) {
      return line;
    }
    return at >= partners.length ? line + by : partners[at] < 0 ? -1 : head + partners[at];
  }

  Change change(int line) {
    int at = line - head;
    return at < 0 || at >= changes.length ? Change.SAME : changes[at];
  }

  private void pair(int a, int b, Change change) {
    to[a] = b;
    from[b] = a;
    changes[a] = change;
  }

  private interface Stretch {
    void between(int fromA, int toA, int fromB, int toB);
  }

  /** Every stretch without pairs that lies between two pairs in their order. */
  private void stretches(Stretch work) {
    int i = 0;
    int j = 0;
    while (i < to.length || j < from.length) {
      int a = i;
      while (a < to.length && (to[a] < j || changes[a] == Change.MOVED)) {
        a++;
      }
      int b = a < to.length ? to[a] : from.length;
      if (a > i && b > j) {
        work.between(i, a, j, b);
      }
      i = a + 1;
      j = b + 1;
    }
  }

  private void betweenPairs(int[] a, int[] b) {
    stretches(
        (fromA, toA, fromB, toB) -> {
          var inner =
              LineDiff.closer(Arrays.copyOfRange(a, fromA, toA), Arrays.copyOfRange(b, fromB, toB));
          for (int i = 0; i < inner.length; i++) {
            if (inner[i] >= 0) {
              pair(fromA + i, fromB + inner[i], Change.SAME);
            }
          }
        });
  }

  private void moved(Lines a, int[] inner, int[] other) {
    var looseA = loose(inner, to, -1);
    var looseB = loose(other, from, -2);
    var partners = UniqueLines.partners(looseA, looseB);
    for (int i = 0; i < partners.length; i++) {
      int j = partners[i];
      if (to[i] >= 0 || j < 0 || from[j] >= 0 || looseA[i] < 0) {
        continue;
      }
      int start = i;
      while (start > 0
          && j - (i - start) > 0
          && looseA[start - 1] >= 0
          && to[start - 1] < 0
          && looseA[start - 1] == looseB[j - (i - start) - 1]) {
        start--;
      }
      int end = i + 1;
      while (end < to.length
          && j + (end - i) < from.length
          && looseA[end] >= 0
          && looseA[end] == looseB[j + (end - i)]) {
        end++;
      }
      move(a, start, end, j - i);
    }
  }

  private void move(Lines a, int start, int end, int by) {
    int letters = 0;
    for (int i = start; i < end; i++) {
      letters += a.stripped(i).length();
    }
    if (letters >= MOVED_LETTERS) {
      for (int i = start; i < end; i++) {
        if (to[i] < 0 && from[i + by] < 0) {
          pair(i, i + by, Change.MOVED);
        }
      }
    }
  }

  /** Lines without a partner by their number; the others by one that nothing equals. */
  private static int[] loose(int[] numbers, int[] partners, int none) {
    var loose = new int[numbers.length];
    for (int i = 0; i < loose.length; i++) {
      loose[i] = partners[i] >= 0 ? none : numbers[i];
    }
    return loose;
  }

  private void edited(Lines a, Lines b) {
    stretches(
        (fromA, toA, fromB, toB) -> {
          long cells = (long) (toA - fromA) * (toB - fromB);
          if (cells <= Math.min(STRETCH, budget)) {
            budget -= (int) cells;
            align(a, b, fromA, toA, fromB, toB);
          }
        });
  }

  /** Pairs changed lines in their order so that most of them is recognised. */
  private void align(Lines a, Lines b, int fromA, int toA, int fromB, int toB) {
    int n = toA - fromA;
    int m = toB - fromB;
    var best = new double[n + 1][m + 1];
    var alike = new double[n][m];
    for (int i = n - 1; i >= 0; i--) {
      for (int j = m - 1; j >= 0; j--) {
        boolean isFree = to[fromA + i] < 0 && from[fromB + j] < 0;
        alike[i][j] = isFree ? Similarity.ofLines(a.get(fromA + i), b.get(fromB + j)) : 0;
        double pairing = alike[i][j] >= RECOGNISED ? alike[i][j] + best[i + 1][j + 1] : 0;
        best[i][j] = Math.max(pairing, Math.max(best[i + 1][j], best[i][j + 1]));
      }
    }
    int i = 0;
    int j = 0;
    while (i < n && j < m) {
      if (best[i][j] == best[i + 1][j]) {
        i++;
      } else if (best[i][j] == best[i][j + 1]) {
        j++;
      } else {
        pair(fromA + i++, fromB + j++, Change.EDITED);
      }
    }
  }
}
