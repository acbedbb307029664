package dev.tsuiki.code.trail;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/** How much two lines, or two blocks of lines, have in common: from 0, nothing, to 1, all. */
final class Similarity {
  /** What a line says, it says at its beginning; a line of a megabyte is not read to its end. */
  private static final int LETTERS = 240;

  /** From here on a longer line weighs no more. */
  private static final int HEAVY = 40;

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

  /**
   * The lines of a block and how often each is there; how far in they stand makes no difference.
   */
  static Map<String, Integer> bag(Lines lines, int from, int to) {
    var bag = new HashMap<String, Integer>();
    for (int i = from; i < to; i++) {
      var line = lines.get(i).strip();
      if (!line.isEmpty()) {
        bag.merge(line, 1, Integer::sum);
      }
    }
    return bag;
  }

  /** The words of a block, and each with the one after it: for blocks too short for lines. */
  static Map<String, Integer> words(Lines lines, int from, int to) {
    var bag = new HashMap<String, Integer>();
    var before = "";
    for (int i = from; i < Math.min(to, from + 60); i++) {
      var line = lines.get(i);
      for (var word : line.substring(0, Math.min(line.length(), LETTERS)).split("\\W+")) {
        if (!word.isEmpty()) {
          bag.merge(word, 1, Integer::sum);
          bag.merge(before + " " + word, 1, Integer::sum);
          before = word;
        }
      }
    }
    return bag;
  }

  static double ofBags(Map<String, Integer> a, Map<String, Integer> b) {
    long common = 0;
    var small = a.size() <= b.size() ? a : b;
    var large = small == a ? b : a;
    for (var entry : small.entrySet()) {
      common +=
          (long) weight(entry.getKey())
              * Math.min(entry.getValue(), large.getOrDefault(entry.getKey(), 0));
    }
    long all = weight(a) + weight(b);
    return all == 0 ? 1 : 2.0 * common / all;
  }

  private static long weight(Map<String, Integer> bag) {
    long weight = 0;
    for (var entry : bag.entrySet()) {
      weight += (long) weight(entry.getKey()) * entry.getValue();
    }
    return weight;
  }

  private static int weight(String line) {
    return Math.min(line.length(), HEAVY);
  }
}
