package dev.tsuiki.code.trail;

import dev.tsuiki.code.trail.Hunk.Line;
import dev.tsuiki.code.trail.Hunk.Op;
import dev.tsuiki.code.trail.LineMap.Change;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes the difference of two stretches of code as hunks. */
public final class Hunks {
  private static final int AROUND = 3;
  private final Lines a;
  private final Lines b;
  private final LineMap map;
  private final int firstA;
  private final int firstB;
  private final List<Hunk> hunks = new ArrayList<>();
  private final List<Line> lines = new ArrayList<>();

  private Hunks(Lines a, Lines b, int firstA, int firstB) {
    this.a = a;
    this.b = b;
    this.map = LineMap.of(a, b);
    this.firstA = firstA;
    this.firstB = firstB;
  }

  /** Of two whole files; null stands for a file that is not there. */
  public static List<Hunk> of(@Nullable Source a, @Nullable Source b) {
    var none = Lines.of("");
    return of(a == null ? none : a.lines(), 1, b == null ? none : b.lines(), 1);
  }

  /** Of one region of a file and one of another; null stands for one that is not there. */
  public static List<Hunk> of(
      @Nullable Source a, @Nullable Region regionA, @Nullable Source b, @Nullable Region regionB) {
    return of(
        part(a, regionA),
        regionA == null ? 1 : regionA.startLine(),
        part(b, regionB),
        regionB == null ? 1 : regionB.startLine());
  }

  private static Lines part(@Nullable Source source, @Nullable Region region) {
    return source == null || region == null
        ? Lines.of("")
        : source.lines().part(region.start(), Math.min(region.endLine(), source.lineCount()));
  }

  private static List<Hunk> of(Lines a, int firstA, Lines b, int firstB) {
    var hunks = new Hunks(a, b, firstA, firstB);
    hunks.write();
    return hunks.hunks;
  }

  private void write() {
    int i = 0;
    int j = 0;
    while (i < a.count() || j < b.count()) {
      int same = same(i, j);
      if (same > 0) {
        between(i, j, same);
        i += same;
        j += same;
        continue;
      }
      int endA = i;
      while (endA < a.count() && !isKept(endA)) {
        endA++;
      }
      int endB = endA < a.count() ? map.to(endA) : b.count();
      for (; i < endA; i++) {
        removed(i);
      }
      for (; j < endB; j++) {
        added(j);
      }
    }
    close();
  }

  /** How many lines from here on are the same. */
  private int same(int i, int j) {
    int count = 0;
    while (i + count < a.count()
        && j + count < b.count()
        && map.to(i + count) == j + count
        && a.get(i + count).equals(b.get(j + count))) {
      count++;
    }
    return count;
  }

  /**
   * A few lines after what changed, and before what changes next; what lies between is left out.
   */
  private void between(int i, int j, int count) {
    boolean isAfter = !lines.isEmpty();
    boolean isBefore = i + count < a.count() || j + count < b.count();
    if (isAfter && isBefore && count <= 2 * AROUND) {
      keep(i, j, 0, count);
      return;
    }
    if (isAfter) {
      keep(i, j, 0, Math.min(AROUND, count));
      close();
    }
    if (isBefore) {
      keep(i, j, Math.max(0, count - AROUND), count);
    }
  }

  private void keep(int i, int j, int from, int to) {
    for (int n = from; n < to; n++) {
      lines.add(new Line(Op.SAME, firstA + i + n, firstB + j + n, a.get(i + n), null));
    }
  }

  private void close() {
    if (!lines.isEmpty()) {
      hunks.add(new Hunk(List.copyOf(lines)));
      lines.clear();
    }
  }

  private boolean isKept(int line) {
    return map.change(line) == Change.SAME && a.get(line).equals(b.get(map.to(line)));
  }

  private void removed(int line) {
    var op = map.change(line) == Change.MOVED ? Op.MOVED_AWAY : Op.REMOVED;
    int partner = map.change(line) == Change.MOVED ? -1 : map.to(line);
    var marks = partner < 0 ? null : Words.marks(a.get(line), b.get(partner));
    lines.add(new Line(op, firstA + line, null, a.get(line), marks));
  }

  private void added(int line) {
    int partner = map.from(line);
    boolean isMoved = partner >= 0 && map.change(partner) == Change.MOVED;
    var marks = partner < 0 || isMoved ? null : Words.marks(b.get(line), a.get(partner));
    lines.add(
        new Line(isMoved ? Op.MOVED_HERE : Op.ADDED, null, firstB + line, b.get(line), marks));
  }
}
