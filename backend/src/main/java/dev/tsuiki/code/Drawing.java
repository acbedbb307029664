package dev.tsuiki.code;

import dev.tsuiki.code.TrailView.Change;
import dev.tsuiki.code.TrailView.FileHunk;
import dev.tsuiki.code.TrailView.Origin;
import dev.tsuiki.code.TrailView.Part;
import dev.tsuiki.code.TrailView.Spoken;
import dev.tsuiki.code.Trails.Made;
import dev.tsuiki.code.trail.Hunk;
import dev.tsuiki.code.trail.Lineage;
import dev.tsuiki.code.trail.Stop;
import dev.tsuiki.code.trail.Tree;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Writes the stops of one trail: text, difference, and what was said of lines. */
final class Drawing {
  /** So many letters of code in one answer, and of differences; what is beyond is only named. */
  private static final long LETTERS = 6L << 20;

  private final TrialGraph graph;
  private final Lineage<UUID> lineage;
  private final Map<UUID, Made> made;
  private final Map<UUID, Tree> trees;
  private final Map<UUID, Stop<UUID>> stops;
  private final Map<UUID, List<Spoken>> spoken;
  private long ofRegions;
  private long ofHunks;

  Drawing(
      TrialGraph graph,
      Lineage<UUID> lineage,
      Map<UUID, Made> made,
      Map<UUID, Tree> trees,
      Map<UUID, Stop<UUID>> stops,
      Map<UUID, List<Spoken>> spoken) {
    this.graph = graph;
    this.lineage = lineage;
    this.made = made;
    this.trees = trees;
    this.stops = stops;
    this.spoken = spoken;
  }

  /** Null for a trial that has no code, or that no way leads to. */
  TrailView.@Nullable Stop stop(UUID id, Set<UUID> shown) {
    var trial = Objects.requireNonNull(graph.trial(id));
    var stop = stops.get(id);
    var tree = trees.get(id);
    if (stop == null || tree == null) {
      return null;
    }
    var against =
        lineage
            .nearestAncestor(id, one -> shown.contains(one) && isThere(stops.get(one)))
            .orElse(null);
    var before = against == null ? null : stops.get(against);
    boolean isCompared = before != null && against != null && isThere(stop);
    var difference =
        before != null && against != null && isThere(stop)
            ? new Stops(Objects.requireNonNull(trees.get(against)), tree)
                .difference(before.regions(), stop.regions())
            : new Stops.Difference(Change.NONE, List.of());
    var here = made.get(id);
    var parts = shown(Stops.parts(tree, stop.regions()));
    return new TrailView.Stop(
        trial.key(),
        id,
        trial.occurredAt(),
        tree instanceof SnapshotTree snapshot ? snapshot.snapshot() : null,
        here == null ? null : here.excerpt(),
        Origin.valueOf(stop.origin().name()),
        stop.doubtful(),
        stop.from() == null ? null : graph.key(stop.from()),
        isCompared && against != null ? graph.key(against) : null,
        parts,
        difference.change(),
        hunks(difference.hunks()),
        spoken.getOrDefault(id, List.of()).stream()
            .filter(
                one ->
                    parts.stream()
                        .anyMatch(
                            part ->
                                part.path().equals(one.path())
                                    && part.startLine() <= one.line()
                                    && one.line() <= part.endLine()))
            .toList());
  }

  private List<Part> shown(List<Part> parts) {
    ofRegions += parts.stream().mapToLong(part -> part.text().length()).sum();
    return ofRegions <= LETTERS ? parts : parts.stream().map(Part::withoutText).toList();
  }

  private List<FileHunk> hunks(List<FileHunk> hunks) {
    ofHunks += hunks.stream().mapToLong(hunk -> new Hunk(hunk.lines()).letters()).sum();
    return ofHunks <= LETTERS ? hunks : List.of();
  }

  private static boolean isThere(@Nullable Stop<UUID> stop) {
    return stop != null && stop.origin() != Stop.Origin.LOST;
  }
}
