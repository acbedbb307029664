package dev.tsuiki.code.trail;

import java.util.Arrays;

/**
 * The lines of a block, or its words, and how often each is there: by what they hash to, since only
 * how many two blocks have in common is ever asked.
 */
final class Bag {
  /** From here on a longer line weighs no more. */
  private static final int HEAVY = 40;

  /** So many letters of a line, and lines of a block, are read for their words. */
  private static final int LETTERS = 240;

  private static final int LINES = 60;

  /** The lowest bits of an entry are its weight. */
  private static final long WEIGHT = 63;

  /** Ascending. */
  private final long[] entries;

  private final long weight;

  private Bag(Collected collected) {
    entries = Arrays.copyOf(collected.entries, collected.count);
    Arrays.sort(entries);
    long sum = 0;
    for (long entry : entries) {
      sum += entry & WEIGHT;
    }
    weight = sum;
  }

  private static final class Collected {
    private long[] entries;
    private int count;

    Collected(int expected) {
      entries = new long[Math.max(4, expected)];
    }

    void add(long hash, int length) {
      if (count == entries.length) {
        entries = Arrays.copyOf(entries, count * 2);
      }
      entries[count++] = mixed(hash) & ~WEIGHT | Math.min(length, HEAVY);
    }

    void add(Lines lines, int from, int to) {
      for (int i = from; i < to; i++) {
        if (!lines.isBlank(i)) {
          add(lines.line(i).hash(), lines.stripped(i).length());
        }
      }
    }
  }

  /** However far in they stand. */
  static Bag of(Lines lines) {
    var collected = new Collected(lines.count());
    collected.add(lines, 0, lines.count());
    return new Bag(collected);
  }

  /** Everything but the decorators, the name left out. */
  static Bag of(Lines lines, Definition d) {
    var collected = new Collected(d.length());
    collected.add(lines, d.head() + 1, d.end() + 1);
    var head = lines.stripped(d.head()).replace(d.name(), "·");
    collected.add(hash(head, 0, head.length()), head.length());
    return new Bag(collected);
  }

  /**
   * The words, and each with the one after it, for blocks too short for lines; without the name.
   */
  static Bag words(Lines lines, Definition d) {
    var collected = new Collected(16 * Math.min(d.length(), LINES));
    long before = 0;
    int length = 0;
    boolean isNamed = false;
    for (int i = d.head(); i <= Math.min(d.end(), d.head() + LINES - 1); i++) {
      var line = lines.get(i);
      int end = Math.min(line.length(), LETTERS);
      int start = 0;
      int name = line.indexOf(d.name());
      for (int at = 0; at <= end; at++) {
        if (at == end || !isOfWord(line.charAt(at))) {
          if (at > start) {
            while (name >= 0 && name < start) {
              name = line.indexOf(d.name(), name + 1);
            }
            long word = hash(line, start, at);
            boolean hasName = name >= 0 && name + d.name().length() <= at;
            if (!hasName) {
              collected.add(word, at - start);
              if (!isNamed) {
                collected.add(31 * before + word + 1, length + 1 + at - start);
              }
            }
            before = word;
            length = at - start;
            isNamed = hasName;
          }
          start = at + 1;
        }
      }
    }
    return new Bag(collected);
  }

  private static boolean isOfWord(char c) {
    return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || c == '_';
  }

  static long hash(String text, int from, int to) {
    long hash = to - from;
    for (int i = from; i < to; i++) {
      hash = hash * 0x9E3779B97F4A7C15L + text.charAt(i);
    }
    return hash;
  }

  /** The finaliser of MurmurHash3: every bit depends on every other. */
  private static long mixed(long hash) {
    long mixed = (hash ^ hash >>> 33) * 0xff51afd7ed558ccdL;
    mixed = (mixed ^ mixed >>> 33) * 0xc4ceb9fe1a85ec53L;
    return mixed ^ mixed >>> 33;
  }

  /** How much both have in common: from 0, nothing, to 1, all. */
  double likeness(Bag other) {
    long common = 0;
    for (int i = 0, j = 0; i < entries.length && j < other.entries.length; ) {
      long one = entries[i];
      long two = other.entries[j];
      common += one == two ? one & WEIGHT : 0;
      i += one <= two ? 1 : 0;
      j += two <= one ? 1 : 0;
    }
    long all = weight + other.weight;
    return all == 0 ? 1 : 2.0 * common / all;
  }
}
