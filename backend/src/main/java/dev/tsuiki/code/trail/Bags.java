package dev.tsuiki.code.trail;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** What the definitions of one text are compared by, and the whole of it. */
final class Bags {
  private final Source source;

  /** By the definitions' places. */
  private final Map<Integer, Bag> ofLines = new ConcurrentHashMap<>();

  private final Map<Integer, Bag> ofWords = new ConcurrentHashMap<>();
  private volatile @Nullable Bag whole;

  Bags(Source source) {
    this.source = source;
  }

  Bag whole() {
    var known = whole;
    if (known == null) {
      known = Bag.of(source.lines());
      whole = known;
    }
    return known;
  }

  Bag lines(int definition) {
    return ofLines.computeIfAbsent(
        definition, one -> Bag.of(source.lines(), source.definitions().get(one)));
  }

  Bag words(int definition) {
    return ofWords.computeIfAbsent(
        definition, one -> Bag.words(source.lines(), source.definitions().get(one)));
  }
}
