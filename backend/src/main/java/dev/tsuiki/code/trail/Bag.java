package dev.tsuiki.code.trail;

import java.util.HashMap;
import java.util.Map;

/** The lines of a block, or its words, and how often each is there. */
final class Bag {
  /** From here on a longer line weighs no more. */
  private static final int HEAVY = 40;

  /** So many letters of a line, and lines of a block, are read for their words. */
  private static final int LETTERS = 240;

  private static final int LINES = 60;

  private final Map<String, Integer> counts;
  private final long weight;

  private Bag(Map<String, Integer> counts) {
    this.counts = counts;
    long sum = 0;
    for (var entry : counts.entrySet()) {
      sum += (long) weight(entry.getKey()) * entry.getValue();
    }
    this.weight = sum;
  }

  /** However far in they stand. */
  static Bag of(Lines lines) {
    return new Bag(counted(lines, 0, lines.count()));
  }

  /** Everything but the decorators, the name left out. */
  static Bag of(Lines lines, Definition d) {
    var counts = counted(lines, d.head() + 1, d.end() + 1);
    counts.merge(lines.stripped(d.head()).replace(d.name(), "·"), 1, Integer::sum);
    return new Bag(counts);
  }

  private static Map<String, Integer> counted(Lines lines, int from, int to) {
    var counts = new HashMap<String, Integer>();
    for (int i = from; i < to; i++) {
      if (!lines.isBlank(i)) {
        counts.merge(lines.stripped(i), 1, Integer::sum);
      }
    }
    return counts;
  }

  /**
   * The words, and each with the one after it, for blocks too short for lines; without the name.
   */
  static Bag words(Lines lines, Definition d) {
    var counts = new HashMap<String, Integer>();
    var before = "";
    for (int i = d.head(); i <= Math.min(d.end(), d.head() + LINES - 1); i++) {
      var line = lines.get(i);
      int end = Math.min(line.length(), LETTERS);
      int start = 0;
      for (int at = 0; at <= end; at++) {
        if (at == end || !isOfWord(line.charAt(at))) {
          if (at > start) {
            var word = line.substring(start, at);
            counts.merge(word, 1, Integer::sum);
            counts.merge(before + " " + word, 1, Integer::sum);
            before = word;
          }
          start = at + 1;
        }
      }
    }
    counts.keySet().removeIf(word -> word.contains(d.name()));
    return new Bag(counts);
  }

  private static boolean isOfWord(char c) {
    return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || c == '_';
  }

  /** How much both have in common: from 0, nothing, to 1, all. */
  double likeness(Bag other) {
    long common = 0;
    var small = counts.size() <= other.counts.size() ? this : other;
    var large = small == this ? other : this;
    for (var entry : small.counts.entrySet()) {
      common +=
          (long) weight(entry.getKey())
              * Math.min(entry.getValue(), large.counts.getOrDefault(entry.getKey(), 0));
    }
    long all = weight + other.weight;
    return all == 0 ? 1 : 2.0 * common / all;
  }

  private static int weight(String line) {
    return Math.min(line.length(), HEAVY);
  }
}
