package dev.tsuiki.code;

import dev.tsuiki.code.trail.Lineage;
import dev.tsuiki.code.trail.Region;
import dev.tsuiki.code.trail.Stop;
import dev.tsuiki.code.trail.Trail;
import dev.tsuiki.code.trail.Tree;
import dev.tsuiki.code.trail.Trees;
import dev.tsuiki.code.trail.Uses;
import dev.tsuiki.database.Rows;
import dev.tsuiki.journal.Keys;
import dev.tsuiki.web.ProblemException;
import dev.tsuiki.web.Texts;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Follows excerpts through a notebook's trials, on read. */
@ApplicationScoped
class Trails {
  private static final String MADE =
      """
      select distinct on (experiment) experiment, id, snapshot, regions from excerpt
      where notebook = :notebook and name = :name order by experiment, seq desc
      """;

  private final Rows rows;
  private final TrialGraphs graphs;
  private final SnapshotTrees snapshots;
  private final Excerpts excerpts;
  private final SpokenLines spoken;
  private final Keys keys;

  Trails(
      Rows rows,
      TrialGraphs graphs,
      SnapshotTrees snapshots,
      Excerpts excerpts,
      SpokenLines spoken,
      Keys keys) {
    this.snapshots = snapshots;
    this.rows = rows;
    this.graphs = graphs;
    this.excerpts = excerpts;
    this.spoken = spoken;
    this.keys = keys;
  }

  /** An excerpt as somebody made it. */
  record Made(UUID excerpt, UUID snapshot, List<ExcerptRegion> regions) {
    boolean isWithUses() {
      return regions.stream().anyMatch(region -> Boolean.TRUE.equals(region.withUses()));
    }
  }

  TrailView of(UUID notebook, String name, @Nullable String through, @Nullable String experiments) {
    var graph = graphs.of(notebook);
    var made = made(notebook, NewExcerpt.normal(name), graph);
    var shown = shown(notebook, graph, made.keySet(), through, experiments);
    var part = part(graph, shown, made.keySet());
    var chosen = new HashMap<UUID, UUID>();
    made.forEach((trial, one) -> chosen.put(trial, one.snapshot()));
    var trees = graphs.trees(notebook, graph, part.order(), chosen);
    made.keySet().removeIf(trial -> !trees.containsKey(trial));
    var regions = new HashMap<UUID, List<Region>>();
    var paths = new HashSet<String>();
    made.forEach(
        (trial, one) -> {
          regions.put(trial, one.regions().stream().map(ExcerptRegion::region).toList());
          one.regions().forEach(region -> paths.add(region.path()));
        });
    snapshots.fetch(notebook, trees.values(), paths);
    var carriers = new Trees<>(trees);
    var stops = new HashMap<>(Trail.follow(part, regions, carriers));
    var uses = new Uses();
    stops.replaceAll((trial, stop) -> withUses(stop, made, trees.get(trial), uses));
    var said = spoken.along(notebook, part, made, trees, carriers);
    var view = new Drawing(graph, part, made, trees, stops, said);
    return new TrailView(
        name,
        graph.trials().keySet().stream()
            .filter(shown::contains)
            .map(trial -> view.stop(trial, shown))
            .filter(Objects::nonNull)
            .map(Objects::requireNonNull)
            .toList());
  }

  private static Stop<UUID> withUses(
      Stop<UUID> stop, Map<UUID, Made> made, @Nullable Tree tree, Uses uses) {
    var start = made.get(stop.start());
    if (tree == null || start == null || !start.isWithUses() || stop.regions().isEmpty()) {
      return stop;
    }
    var reached = uses.of(tree, stop.regions());
    boolean isDoubtful = stop.doubtful() || reached.isDoubtful();
    return new Stop<>(stop.origin(), isDoubtful, stop.start(), stop.from(), reached.regions());
  }

  private Map<UUID, Made> made(UUID notebook, String name, TrialGraph graph) {
    if (!Texts.isStorable(name)) {
      throw ProblemException.notFound("there is no such excerpt");
    }
    var made = new HashMap<UUID, Made>();
    rows.of(MADE, Map.of("notebook", notebook, "name", name))
        .forEach(
            row -> {
              if (graph.trial((UUID) row[0]) != null) {
                made.put(
                    (UUID) row[0],
                    new Made((UUID) row[1], (UUID) row[2], excerpts.read((String) row[3])));
              }
            });
    if (made.isEmpty()) {
      throw ProblemException.notFound("there is no such excerpt");
    }
    return made;
  }

  private Set<UUID> shown(
      UUID notebook,
      TrialGraph graph,
      Set<UUID> made,
      @Nullable String through,
      @Nullable String experiments) {
    if (through != null && experiments != null) {
      throw ProblemException.invalid("through", "cannot be given together with experiments");
    }
    var shown = new LinkedHashSet<UUID>();
    if (experiments != null) {
      for (var key : experiments.split(",")) {
        shown.add(known(notebook, "experiments", key));
      }
      return shown;
    }
    var start = through == null ? made : Set.of(known(notebook, "through", through));
    for (var trial : start) {
      shown.addAll(graph.lineage().ancestors(trial));
      shown.add(trial);
      shown.addAll(graph.lineage().descendants(trial));
    }
    return shown;
  }

  private UUID known(UUID notebook, String field, String key) {
    var normal = Keys.reference(key);
    return (normal == null ? java.util.Optional.<UUID>empty() : keys.find(notebook, normal))
        .orElseThrow(() -> ProblemException.invalid(field, "is no experiment of this notebook"));
  }

  /** What lies on any way between what is shown and what was made: everything before either. */
  private static Lineage<UUID> part(
      TrialGraph graph, Collection<UUID> shown, Collection<UUID> made) {
    var wanted = new HashSet<UUID>();
    var next = new ArrayList<UUID>(shown);
    next.addAll(made);
    while (!next.isEmpty()) {
      var one = next.remove(next.size() - 1);
      if (wanted.add(one)) {
        next.addAll(graph.lineage().parents(one));
      }
    }
    var inTime = graph.trials().keySet().stream().filter(wanted::contains).toList();
    var parents = new HashMap<UUID, List<UUID>>();
    inTime.forEach(one -> parents.put(one, graph.lineage().parents(one)));
    return new Lineage<>(inTime, parents);
  }
}
