package dev.tsuiki.code;

import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;

/** How much code would have to change to come from one snapshot to another. */
final class Nearness {
  /** So many candidates are compared line by line, those with the fewest changed files. */
  private static final int CLOSELY = 8;

  /** So many changed files of each stand for all. */
  private static final int FILES = 20;

  /** With so much of it changed it is no version of the same code. */
  private static final double STRANGE = 0.9;

  private final SnapshotTree here;

  Nearness(SnapshotTree here) {
    this.here = here;
  }

  /** Of several that are equally near the first one given. */
  Optional<UUID> nearest(List<UUID> candidates, Map<UUID, SnapshotTree> trees) {
    var changed = new HashMap<UUID, Set<String>>();
    for (var candidate : candidates) {
      changed.put(candidate, changed(Objects.requireNonNull(trees.get(candidate))));
    }
    var distances = new HashMap<UUID, Long>();
    var close =
        candidates.stream()
            .sorted(Comparator.comparingInt(one -> changed.getOrDefault(one, Set.of()).size()))
            .limit(CLOSELY)
            .toList();
    for (var candidate : close) {
      var paths = changed.getOrDefault(candidate, Set.of());
      long distance = distance(Objects.requireNonNull(trees.get(candidate)), paths);
      if (distance < Long.MAX_VALUE) {
        distances.put(candidate, distance);
      }
    }
    return candidates.stream()
        .filter(distances::containsKey)
        .min(Comparator.comparingLong(one -> distances.getOrDefault(one, 0L)));
  }

  private Set<String> changed(SnapshotTree there) {
    var changed = new HashSet<String>();
    for (var path : here.files()) {
      if (!Objects.equals(here.fileHash(path), there.fileHash(path))) {
        changed.add(path);
      }
    }
    for (var path : there.files()) {
      if (here.fileHash(path) == null) {
        changed.add(path);
      }
    }
    return changed;
  }

  /**
   * In whole lines, since a letter more in one of them says nothing; where hardly a line is the
   * same it is further than anything.
   */
  private long distance(SnapshotTree there, Set<String> changed) {
    double distance = 0;
    double all = 0;
    var some = some(changed);
    for (var path : some) {
      var one = here.source(path);
      var other = there.source(path);
      int lines =
          Math.max(one == null ? 0 : one.lineCount(), other == null ? 0 : other.lineCount());
      distance += one == null || other == null ? lines : lines * (1 - one.likeness(other));
      all += lines;
    }
    boolean isAnyFileTheSame = here.files().stream().anyMatch(path -> !changed.contains(path));
    return isAnyFileTheSame || distance < STRANGE * all
        ? Math.round(distance * changed.size() / Math.max(1, some.size()))
        : Long.MAX_VALUE;
  }

  /** From everywhere in the tree: all files of one folder may have changed alike. */
  private static List<String> some(Set<String> changed) {
    var all = changed.stream().sorted().toList();
    return all.size() <= FILES
        ? all
        : IntStream.range(0, FILES).mapToObj(i -> all.get(i * all.size() / FILES)).toList();
  }
}
