package dev.tsuiki.code.trail;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** What the definitions of one text are compared by, and the whole of it. */
final class Bags {
  private final Lines lines;
  private final Map<Definition, Bag> ofLines = new ConcurrentHashMap<>();
  private final Map<Definition, Bag> ofWords = new ConcurrentHashMap<>();
  private volatile @Nullable Bag whole;

  Bags(Lines lines) {
    this.lines = lines;
  }

  Bag whole() {
    var known = whole;
    if (known == null) {
      known = Bag.of(lines);
      whole = known;
    }
    return known;
  }

  Bag lines(Definition definition) {
    return ofLines.computeIfAbsent(definition, one -> Bag.of(lines, one));
  }

  Bag words(Definition definition) {
    return ofWords.computeIfAbsent(definition, one -> Bag.words(lines, one));
  }
}
