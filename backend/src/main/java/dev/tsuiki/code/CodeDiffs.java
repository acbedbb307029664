package dev.tsuiki.code;

import dev.tsuiki.code.CodeDiff.FileChange;
import dev.tsuiki.code.CodeDiff.FileDiff;
import dev.tsuiki.code.trail.Hunk;
import dev.tsuiki.code.trail.Hunks;
import dev.tsuiki.code.trail.Source;
import dev.tsuiki.web.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Compares the latest snapshots of two experiments. */
@ApplicationScoped
class CodeDiffs {
  /** So many letters of hunks in one answer; what is beyond is named and not shown. */
  private static final long LETTERS = 4L << 20;

  private final TrialGraphs graphs;
  private final SnapshotTrees trees;

  CodeDiffs(TrialGraphs graphs, SnapshotTrees trees) {
    this.graphs = graphs;
    this.trees = trees;
  }

  CodeDiff of(UUID notebook, UUID experiment, @Nullable UUID against) {
    var graph = graphs.of(notebook);
    var here = graph.trial(experiment);
    if (here == null || here.snapshot() == null) {
      throw ProblemException.notFound("this experiment has no snapshot");
    }
    var other =
        against != null
            ? against
            : graph.lineage().parents(experiment).stream().findFirst().orElse(null);
    var there = other == null ? null : graph.trial(other);
    if (against != null && (there == null || there.snapshot() == null)) {
      throw ProblemException.invalid("against", "has no snapshot");
    }
    var ids = new ArrayList<UUID>(List.of(here.snapshot()));
    if (there != null && there.snapshot() != null) {
      ids.add(there.snapshot());
    }
    var read = trees.of(notebook, ids);
    var fresh = read.get(here.snapshot());
    var old = there == null ? null : read.get(there.snapshot());
    return new CodeDiff(
        here.key(),
        old == null || there == null ? null : there.key(),
        fresh == null ? List.of() : new Comparison(old, fresh).files());
  }

  /** Two trees, whole files and cells at a time. */
  private static final class Comparison {
    private final @Nullable SnapshotTree old;
    private final SnapshotTree fresh;
    private long letters;

    Comparison(@Nullable SnapshotTree old, SnapshotTree fresh) {
      this.old = old;
      this.fresh = fresh;
    }

    List<FileDiff> files() {
      var paths = new TreeSet<>(fresh.paths());
      if (old != null) {
        paths.addAll(old.paths());
      }
      var renamed = renamed();
      var found = new ArrayList<FileDiff>();
      for (var path : paths) {
        var before = old == null ? null : old.hash(path);
        var after = fresh.hash(path);
        if (Objects.equals(before, after) || renamed.containsValue(path) && after == null) {
          continue;
        }
        var oldPath = renamed.get(path);
        if (oldPath != null) {
          found.add(new FileDiff(path, oldPath, FileChange.RENAMED, true, List.of()));
        } else {
          found.add(file(path, before, after));
        }
      }
      return found;
    }

    private FileDiff file(String path, @Nullable String before, @Nullable String after) {
      var change =
          before == null
              ? FileChange.ADDED
              : after == null ? FileChange.REMOVED : FileChange.EDITED;
      if (letters > LETTERS) {
        return new FileDiff(path, null, change, false, List.of());
      }
      Source a = before == null || old == null ? null : old.source(path);
      Source b = after == null ? null : fresh.source(path);
      List<Hunk> hunks = Hunks.of(a, b);
      letters += hunks.stream().mapToLong(Hunk::letters).sum();
      return letters > LETTERS
          ? new FileDiff(path, null, change, false, List.of())
          : new FileDiff(path, null, change, true, hunks);
    }

    /** New paths whose whole content had another path before, which is gone. */
    private Map<String, String> renamed() {
      var renamed = new HashMap<String, String>();
      if (old == null) {
        return renamed;
      }
      var gone = new TreeMap<String, String>();
      for (var path : old.paths()) {
        var hash = old.hash(path);
        if (hash != null && fresh.hash(path) == null) {
          gone.putIfAbsent(hash, path);
        }
      }
      var fresher = new LinkedHashMap<String, String>();
      for (var path : fresh.paths()) {
        var hash = fresh.hash(path);
        if (hash != null && old.hash(path) == null) {
          fresher.put(path, hash);
        }
      }
      fresher.forEach(
          (path, hash) -> {
            var from = gone.remove(hash);
            if (from != null) {
              renamed.put(path, from);
            }
          });
      return renamed;
    }
  }
}
