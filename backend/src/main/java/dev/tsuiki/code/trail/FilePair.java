package dev.tsuiki.code.trail;

import org.jspecify.annotations.Nullable;

/** Carries regions between two versions of one file, or two files taken for one. */
final class FilePair {
  private final Source a;
  private final Source b;
  private final String path;
  private @Nullable DefinitionMap definitions;
  private @Nullable LineMap lines;

  FilePair(Source a, Source b, String path) {
    this.a = a;
    this.b = b;
    this.path = path;
  }

  Carried carry(Region region) {
    int start = region.start();
    int end = Math.min(region.end(), a.lineCount() - 1);
    if (start > end) {
      return Carried.LOST;
    }
    int last = lastOfCode(start, end);
    int first = a.beginning(start, last);
    if (first >= 0 && a.definitions().get(first).end() == last) {
      return definition(first, start, end - last);
    }
    int around = a.around(start, last);
    if (first < 0 && a.ending(start, last) < 0) {
      return lines(around, start, end);
    }
    return borders(first, a.ending(start, last), around, start, end, last);
  }

  DefinitionMap definitions() {
    var known = definitions;
    if (known == null) {
      known = new DefinitionMap(a, b);
      definitions = known;
    }
    return known;
  }

  private LineMap map() {
    var known = lines;
    if (known == null) {
      known = LineMap.of(a.lines(), b.lines());
      lines = known;
    }
    return known;
  }

  /** Blank lines and comments after the last statement do not move the border. */
  private int lastOfCode(int start, int end) {
    int last = end;
    while (last > start
        && (a.lines().isBlank(last) || a.lines().get(last).stripLeading().startsWith("#"))) {
      last--;
    }
    return last;
  }

  private Carried definition(int d, int start, int trailing) {
    var match = definitions().of(d);
    if (match.to() == DefinitionMap.NONE) {
      return Carried.LOST;
    }
    var here = a.definitions().get(d);
    var there = b.definitions().get(match.to());
    int end = trailing(here.end(), trailing, there.end());
    var region = Region.of(path, there.beginAs(here, start), end);
    return new Carried(region, match.isDoubtful(), definitions().likeness(d, match.to()));
  }

  /** As many of the lines after the border as are still there. */
  private int trailing(int endA, int count, int endB) {
    int kept = 0;
    while (kept < count
        && endB + kept + 1 < b.lineCount()
        && a.lines().get(endA + kept + 1).equals(b.lines().get(endB + kept + 1))) {
      kept++;
    }
    return endB + kept;
  }

  /** A region that begins or ends with a definition, and has more than that. */
  private Carried borders(int first, int lastOne, int around, int start, int end, int last) {
    var carried = lines(around, start, end);
    var region = carried.region();
    int from = region == null ? -1 : region.start();
    int to = region == null ? -1 : region.end();
    boolean isDoubtful = carried.isDoubtful();
    if (first >= 0) {
      var match = definitions().of(first);
      if (match.to() != DefinitionMap.NONE) {
        from = b.definitions().get(match.to()).beginAs(a.definitions().get(first), start);
        isDoubtful |= match.isDoubtful();
      } else {
        isDoubtful = true;
      }
    }
    if (lastOne >= 0) {
      var match = definitions().of(lastOne);
      if (match.to() != DefinitionMap.NONE) {
        int there = b.definitions().get(match.to()).end();
        to = trailing(last, end - last, there);
        isDoubtful |= match.isDoubtful();
      } else {
        isDoubtful = true;
      }
    }
    return from < 0 || to < from
        ? Carried.LOST
        : new Carried(Region.of(path, from, to), isDoubtful, carried.likeness());
  }

  /** By its lines alone, inside the definition that has them where that is known there. */
  private Carried lines(int around, int start, int end) {
    if (around < 0) {
      return new LineCarry(a.lines(), b.lines(), map(), start, end).carry(path, 0);
    }
    var match = definitions().of(around);
    if (match.to() == DefinitionMap.NONE) {
      return Carried.LOST;
    }
    var here = a.definitions().get(around);
    var there = b.definitions().get(match.to());
    var inner = a.lines().part(here.comment(), here.end() + 1);
    var other = b.lines().part(there.comment(), there.end() + 1);
    var carried =
        new LineCarry(
                inner,
                other,
                LineMap.of(inner, other),
                start - here.comment(),
                Math.min(end, here.end()) - here.comment())
            .carry(path, there.comment());
    return match.isDoubtful() ? carried.doubted() : carried;
  }
}
