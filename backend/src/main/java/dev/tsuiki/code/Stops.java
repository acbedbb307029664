package dev.tsuiki.code;

import dev.tsuiki.code.TrailView.Change;
import dev.tsuiki.code.TrailView.FileHunk;
import dev.tsuiki.code.TrailView.Part;
import dev.tsuiki.code.trail.Hunks;
import dev.tsuiki.code.trail.Region;
import dev.tsuiki.code.trail.Source;
import dev.tsuiki.code.trail.Tree;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The regions of one stop beside those of the stop that it is compared with. */
final class Stops {
  private final Tree before;
  private final Tree after;

  Stops(Tree before, Tree after) {
    this.before = before;
    this.after = after;
  }

  /** What changed, and how. */
  record Difference(Change change, List<FileHunk> hunks) {}

  private record Pair(@Nullable Region old, @Nullable Region fresh) {}

  static List<Part> parts(Tree tree, List<Region> regions) {
    var parts = new ArrayList<Part>();
    for (var region : regions) {
      var source = tree.source(region.path());
      if (source != null && region.endLine() <= source.lineCount()) {
        parts.add(
            new Part(
                region.path(),
                region.startLine(),
                region.endLine(),
                source.text(region.startLine(), region.endLine())));
      }
    }
    return parts;
  }

  Difference difference(List<Region> old, List<Region> fresh) {
    var change = Change.NONE;
    var hunks = new ArrayList<FileHunk>();
    for (var pair : pairs(old, fresh)) {
      var a = source(before, pair.old());
      var b = source(after, pair.fresh());
      var path = Objects.requireNonNull(pair.fresh() == null ? pair.old() : pair.fresh()).path();
      boolean isElsewhere =
          pair.old() != null && pair.fresh() != null && !pair.old().path().equals(path);
      if (isElsewhere && change == Change.NONE) {
        change = Change.MOVED;
      }
      for (var hunk : Hunks.of(a, pair.old(), b, pair.fresh())) {
        change = Change.EDITED;
        hunks.add(
            new FileHunk(
                path,
                isElsewhere ? Objects.requireNonNull(pair.old()).path() : null,
                hunk.lines()));
      }
    }
    return new Difference(change, hunks);
  }

  private static @Nullable Source source(Tree tree, @Nullable Region region) {
    return region == null ? null : tree.source(region.path());
  }

  /** By path and name, then what is left over in its order. */
  private List<Pair> pairs(List<Region> old, List<Region> fresh) {
    var left = new ArrayList<>(old);
    var pairs = new ArrayList<Pair>();
    var open = new ArrayList<Region>();
    for (var region : fresh) {
      var partner =
          left.stream()
              .filter(
                  one ->
                      one.path().equals(region.path())
                          && label(before, one).equals(label(after, region)))
              .findFirst();
      if (partner.isPresent()) {
        left.remove(partner.get());
        pairs.add(new Pair(partner.get(), region));
      } else {
        open.add(region);
      }
    }
    boolean areAsMany = left.size() == open.size();
    for (int i = 0; i < open.size(); i++) {
      pairs.add(new Pair(areAsMany ? left.get(i) : null, open.get(i)));
    }
    if (!areAsMany) {
      left.forEach(one -> pairs.add(new Pair(one, null)));
    }
    return pairs;
  }

  private static String label(Tree tree, Region region) {
    var source = tree.source(region.path());
    return source == null ? "" : source.label(region.startLine());
  }
}
