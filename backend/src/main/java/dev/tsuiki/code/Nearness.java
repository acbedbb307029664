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

/** How much code would have to change to come from one snapshot to another. */
final class Nearness {
  /** So many candidates are compared line by line, those with the fewest changed files. */
  private static final int CLOSELY = 8;

  /** So many changed files of each; one more counts as much as a file of so many lines. */
  private static final int FILES = 20;

  private static final int LINES = 200;

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
    var distances = new HashMap<UUID, Double>();
    var close =
        candidates.stream()
            .sorted(Comparator.comparingInt(one -> changed.getOrDefault(one, Set.of()).size()))
            .limit(CLOSELY)
            .toList();
    for (var candidate : close) {
      var paths = changed.getOrDefault(candidate, Set.of());
      double distance = distance(Objects.requireNonNull(trees.get(candidate)), paths);
      if (distance < Double.MAX_VALUE) {
        distances.put(candidate, distance);
      }
    }
    return candidates.stream()
        .filter(distances::containsKey)
        .min(Comparator.comparingDouble(one -> distances.getOrDefault(one, 0.0)));
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

  /** In lines, about; where hardly a line is the same it is further than anything. */
  private double distance(SnapshotTree there, Set<String> changed) {
    double distance = Math.max(0, changed.size() - FILES) * (double) LINES;
    double all = distance;
    for (var path : changed.stream().sorted().limit(FILES).toList()) {
      var one = here.source(path);
      var other = there.source(path);
      int lines =
          Math.max(one == null ? 0 : one.lineCount(), other == null ? 0 : other.lineCount());
      distance += one == null || other == null ? lines : lines * (1 - one.likeness(other));
      all += lines;
    }
    boolean isAnyFileTheSame = here.files().stream().anyMatch(path -> !changed.contains(path));
    return isAnyFileTheSame || distance < STRANGE * all ? distance : Double.MAX_VALUE;
  }
}
