package dev.tsuiki.code.trail;

import dev.tsuiki.code.trail.LineMap.Change;

/**
 * Carries lines by those of them that survive: what stands between survivors belongs to the region,
 * and a border whose own line is gone is held by the line next to it outside.
 */
final class LineCarry {
  /** With less of it left, it may be something else. */
  private static final double SURE = 0.4;

  private final Lines a;
  private final Lines b;
  private final LineMap map;
  private final int start;
  private final int end;

  LineCarry(Lines a, Lines b, LineMap map, int start, int end) {
    this.a = a;
    this.b = b;
    this.map = map;
    this.start = start;
    this.end = end;
  }

  Carried carry(String path, int offset) {
    boolean isMoved = isMostlyMoved();
    int first = -1;
    int last = -1;
    double left = 0;
    double all = 0;
    for (int i = start; i <= end; i++) {
      int weight = 1 + a.stripped(i).length();
      all += weight;
      if (survives(i, isMoved)) {
        left += weight;
        first = first < 0 ? map.to(i) : Math.min(first, map.to(i));
        last = Math.max(last, map.to(i));
      }
    }
    double likeness = left / all;
    boolean isDoubtful = likeness < SURE;
    int from = first;
    int to = last;
    if (!survives(start, isMoved) && !isMoved) {
      int before = outside(start - 1, -1);
      if (before >= 0 && (first < 0 || before < first)) {
        from = before + 1;
      }
      isDoubtful |= first - from > 3;
    }
    if (!survives(end, isMoved) && !isMoved) {
      int after = outside(end + 1, 1);
      if (after >= 0 && after > last) {
        to = after - 1;
      } else if (after < 0 && end + 1 >= a.count()) {
        to = b.count() - 1;
      }
      isDoubtful |= last >= 0 && to - last > 3;
    }
    if (from < 0 || to < from) {
      return Carried.LOST;
    }
    isDoubtful |= first < 0 || to - from + 1 > 2 * (end - start + 1) + 10;
    return new Carried(Region.of(path, from + offset, to + offset), isDoubtful, likeness);
  }

  private boolean survives(int line, boolean isMoved) {
    var change = map.change(line);
    return isMoved
        ? change == Change.MOVED
        : change == Change.SAME && !isFarOff(line) || change == Change.EDITED;
  }

  /** A blank line or a lone bracket that found an equal somewhere else altogether. */
  private boolean isFarOff(int line) {
    if (a.stripped(line).length() > 3) {
      return false;
    }
    int to = map.to(line);
    boolean isHeld =
        line > 0 && map.to(line - 1) == to - 1
            || line + 1 < a.count() && map.to(line + 1) == to + 1;
    return !isHeld;
  }

  private boolean isMostlyMoved() {
    int moved = 0;
    int stayed = 0;
    for (int i = start; i <= end; i++) {
      int weight = a.stripped(i).length();
      switch (map.change(i)) {
        case MOVED -> moved += weight;
        case SAME, EDITED -> stayed += weight;
        case GONE -> {}
      }
    }
    return moved > stayed;
  }

  /** Where the nearest line outside went, if one close by is still in its place. */
  private int outside(int line, int step) {
    for (int i = line; i >= 0 && i < a.count() && Math.abs(i - line) < 2; i += step) {
      var change = map.change(i);
      if (change == Change.SAME || change == Change.EDITED) {
        return map.to(i) - (i - line);
      }
      if (!a.isBlank(i)) {
        return -1;
      }
    }
    return -1;
  }
}
