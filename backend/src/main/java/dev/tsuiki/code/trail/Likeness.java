package dev.tsuiki.code.trail;

import java.util.HashMap;
import java.util.Map;

/** How alike the definitions of two files are, whatever they are called. */
final class Likeness {
  /** So few lines say little as lines; their words are compared as well. */
  private static final int SHORT = 6;

  private final Source a;
  private final Source b;
  private final Map<Integer, Map<String, Integer>> bagsA = new HashMap<>();
  private final Map<Integer, Map<String, Integer>> bagsB = new HashMap<>();

  Likeness(Source a, Source b) {
    this.a = a;
    this.b = b;
  }

  double of(int d, int e) {
    var one = a.definitions().get(d);
    var other = b.definitions().get(e);
    int shorter = Math.min(one.length(), other.length());
    int longer = Math.max(one.length(), other.length());
    if (longer > 6 * shorter + 20) {
      return 0;
    }
    double byLines =
        Similarity.ofBags(
            bagsA.computeIfAbsent(d, none -> bag(a, one)),
            bagsB.computeIfAbsent(e, none -> bag(b, other)));
    return longer > SHORT && byLines >= 0.75 || longer > 80
        ? byLines
        : Math.max(byLines, 0.95 * Similarity.ofBags(words(a, one), words(b, other)));
  }

  /** Everything but the decorators, the name left out. */
  private static Map<String, Integer> bag(Source source, Definition d) {
    var bag = Similarity.bag(source.lines(), d.head() + 1, d.end() + 1);
    bag.merge(source.lines().get(d.head()).strip().replace(d.name(), "·"), 1, Integer::sum);
    return bag;
  }

  private static Map<String, Integer> words(Source source, Definition d) {
    var words = Similarity.words(source.lines(), d.head(), d.end() + 1);
    words.keySet().removeIf(word -> word.contains(d.name()));
    return words;
  }
}
