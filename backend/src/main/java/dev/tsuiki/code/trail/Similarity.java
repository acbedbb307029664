package dev.tsuiki.code.trail;

import java.util.Arrays;

/** How much two lines have in common: from 0, nothing, to 1, all. */
final class Similarity {
  /** What a line says, it says at its beginning; a line of a megabyte is not read to its end. */
  private static final int LETTERS = 240;

  private Similarity() {}

  /** Of two lines, by the pairs of neighbouring letters that both have. */
  static double ofLines(String a, String b) {
    var one = a.strip();
    var other = b.strip();
    if (one.equals(other)) {
      return 1;
    }
    var left = letterPairs(one);
    var right = letterPairs(other);
    if (left.length == 0 || right.length == 0) {
      return 0;
    }
    return 2.0 * common(left, right) / (left.length + right.length);
  }

  private static int[] letterPairs(String line) {
    int length = Math.min(line.length(), LETTERS);
    var pairs = new int[Math.max(0, length - 1)];
    for (int i = 0; i + 1 < length; i++) {
      pairs[i] = line.charAt(i) << 16 | line.charAt(i + 1);
    }
    Arrays.sort(pairs);
    return pairs;
  }

  private static int common(int[] a, int[] b) {
    int i = 0;
    int j = 0;
    int common = 0;
    while (i < a.length && j < b.length) {
      if (a[i] == b[j]) {
        common++;
        i++;
        j++;
      } else if (a[i] < b[j]) {
        i++;
      } else {
        j++;
      }
    }
    return common;
  }
}
