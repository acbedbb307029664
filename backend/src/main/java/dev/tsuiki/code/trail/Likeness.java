package dev.tsuiki.code.trail;

import java.util.HashMap;
import java.util.Map;

/** How alike the definitions of two files are, whatever they are called. */
final class Likeness {
  /** So few lines say little as lines; their words are compared as well. */
  private static final int SHORT = 6;

  private final Source a;
  private final Source b;
  private final Map<Long, Double> known = new HashMap<>();

  Likeness(Source a, Source b) {
    this.a = a;
    this.b = b;
  }

  double of(int d, int e) {
    return known.computeIfAbsent((long) d << 32 | e, none -> compared(d, e));
  }

  private double compared(int d, int e) {
    var one = a.definitions().get(d);
    var other = b.definitions().get(e);
    int shorter = Math.min(one.length(), other.length());
    int longer = Math.max(one.length(), other.length());
    if (longer > 6 * shorter + 20) {
      return 0;
    }
    double byLines = a.bags().lines(d).likeness(b.bags().lines(e));
    return longer > SHORT && byLines >= 0.75 || longer > 80
        ? byLines
        : Math.max(byLines, 0.95 * a.bags().words(d).likeness(b.bags().words(e)));
  }
}
