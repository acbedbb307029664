package dev.tsuiki.code;

import dev.tsuiki.code.TrialGraph.Trial;
import dev.tsuiki.code.trail.Tree;
import dev.tsuiki.database.Rows;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Reads which trials a notebook has, who came from whom, and their latest code. */
@ApplicationScoped
class TrialGraphs {
  private static final String TRIALS =
      """
      select e.id, e.key, e.occurred_at, e.parents, s.id
      from experiment_now e
      left join lateral (select id from snapshot
        where notebook = e.notebook and experiment = e.id and states is not null
        order by seq desc limit 1) s on true
      where e.notebook = :notebook and not e.withdrawn
      order by e.occurred_at, e.seq
      """;

  private final Rows rows;
  private final SnapshotTrees trees;
  private final AssumedParents assumed;

  TrialGraphs(Rows rows, SnapshotTrees trees, AssumedParents assumed) {
    this.rows = rows;
    this.trees = trees;
    this.assumed = assumed;
  }

  TrialGraph of(UUID notebook) {
    var asked = Map.of("notebook", notebook);
    var names = new HashMap<String, UUID>();
    rows.of("select key, experiment from experiment_key where notebook = :notebook", asked)
        .forEach(row -> names.put((String) row[0], (UUID) row[1]));
    var assumptions = new HashMap<>(assumed.of(notebook));
    var trials = new ArrayList<Trial>();
    for (var row : rows.of(TRIALS, asked)) {
      var id = (UUID) row[0];
      var parents = (String[]) row[3];
      if (parents != null) {
        assumptions.remove(id);
      }
      trials.add(
          new Trial(
              id,
              (String) row[1],
              (Instant) row[2],
              parents == null ? List.of() : List.of(parents),
              (UUID) row[4]));
    }
    return new TrialGraph(trials, names, assumptions);
  }

  /** The latest trees of these trials, by the trials' ids and in their order. */
  Map<UUID, Tree> trees(
      UUID notebook, TrialGraph graph, Collection<UUID> trials, Map<UUID, UUID> chosen) {
    var wanted = new LinkedHashMap<UUID, UUID>();
    for (var id : trials) {
      var trial = graph.trial(id);
      var snapshot = chosen.getOrDefault(id, trial == null ? null : trial.snapshot());
      if (snapshot != null) {
        wanted.put(id, snapshot);
      }
    }
    var bySnapshot = trees.of(notebook, wanted.values());
    var found = new LinkedHashMap<UUID, Tree>();
    wanted.forEach(
        (trial, snapshot) -> {
          var tree = bySnapshot.get(snapshot);
          if (tree != null) {
            found.put(trial, tree);
          }
        });
    return found;
  }
}
