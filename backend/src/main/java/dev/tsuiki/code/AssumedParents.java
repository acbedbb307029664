package dev.tsuiki.code;

import dev.tsuiki.database.Rows;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a trial that states no parent was probably changed from: of its author's trials before it,
 * the one whose code is nearest. Found when somebody looks for the first time, and kept, so that it
 * is the same for everybody from then on.
 */
@ApplicationScoped
public class AssumedParents {
  /** Trials of the author that are looked at, the latest first. */
  private static final int RECENT = 30;

  /** So many are found in one go, so that no reader waits for a whole notebook. */
  private static final int AT_ONCE = 200;

  /** The same where somebody only looks at a list. */
  private static final int IN_A_LIST = 20;

  private static final String KNOWN =
      "select experiment, parent from assumed_parent where notebook = :notebook"
          + " and parent is not null and (cast(:ids as uuid[]) is null or experiment = any(:ids))";
  private static final String MISSING =
      """
      select e.id from experiment_now e
      where e.notebook = :notebook and e.parents is null and not e.withdrawn
        and exists (select from snapshot s
          where s.notebook = e.notebook and s.experiment = e.id and s.states is not null)
        and not exists (select from assumed_parent a
          where a.notebook = e.notebook and a.experiment = e.id)
        and (cast(:ids as uuid[]) is null or e.id = any(:ids))
      order by e.seq limit :most
      """;
  private static final String CANDIDATES =
      """
      select c.id from experiment_now c
      join experiment e on e.notebook = c.notebook and e.id = :experiment
      where c.notebook = :notebook and c.author = e.author and c.seq < e.seq and not c.withdrawn
        and exists (select from snapshot s
          where s.notebook = c.notebook and s.experiment = c.id and s.states is not null)
      order by c.seq desc limit %d
      """
          .formatted(RECENT);
  private static final String LATEST =
      """
      select distinct on (experiment) experiment, id from snapshot
      where notebook = :notebook and experiment = any(:experiments) and states is not null
      order by experiment, seq desc
      """;

  private final Rows rows;
  private final SnapshotTrees trees;

  AssumedParents(Rows rows, SnapshotTrees trees) {
    this.rows = rows;
    this.trees = trees;
  }

  /** Of all trials of a notebook that state none: which each is taken to come from. */
  public Map<UUID, UUID> of(UUID notebook) {
    return of(notebook, null, AT_ONCE);
  }

  /** Of those among these that state none. */
  public Map<UUID, UUID> of(UUID notebook, Collection<UUID> experiments) {
    return of(notebook, experiments.toArray(UUID[]::new), IN_A_LIST);
  }

  private Map<UUID, UUID> of(UUID notebook, UUID @Nullable [] ids, int most) {
    var asked = new HashMap<String, @Nullable Object>();
    asked.put("notebook", notebook);
    asked.put("ids", ids);
    var some = new HashMap<>(asked);
    some.put("most", most);
    for (var experiment : rows.column(MISSING, some, UUID.class)) {
      find(notebook, experiment);
    }
    var known = new HashMap<UUID, UUID>();
    rows.of(KNOWN, asked).forEach(row -> known.put((UUID) row[0], (UUID) row[1]));
    return known;
  }

  private void find(UUID notebook, UUID experiment) {
    var candidates =
        rows.column(CANDIDATES, Map.of("notebook", notebook, "experiment", experiment), UUID.class);
    var all = new ArrayList<UUID>(candidates);
    all.add(experiment);
    var latest = trees(notebook, all);
    var here = latest.get(experiment);
    if (here == null) {
      return;
    }
    var nearest =
        new Nearness(here)
            .nearest(candidates.stream().filter(latest::containsKey).toList(), latest);
    var parameters = new HashMap<String, @Nullable Object>();
    parameters.put("notebook", notebook);
    parameters.put("experiment", experiment);
    parameters.put("parent", nearest.orElse(null));
    QuarkusTransaction.requiringNew()
        .run(
            () ->
                rows.change(
                    "insert into assumed_parent (notebook, experiment, parent)"
                        + " values (:notebook, :experiment, :parent) on conflict do nothing",
                    parameters));
  }

  private Map<UUID, SnapshotTree> trees(UUID notebook, Collection<UUID> experiments) {
    var snapshots = new HashMap<UUID, UUID>();
    rows.of(LATEST, Map.of("notebook", notebook, "experiments", experiments.toArray(UUID[]::new)))
        .forEach(row -> snapshots.put((UUID) row[0], (UUID) row[1]));
    var read = trees.of(notebook, snapshots.values());
    var found = new HashMap<UUID, SnapshotTree>();
    snapshots.forEach(
        (experiment, snapshot) -> {
          var tree = read.get(snapshot);
          if (tree != null) {
            found.put(experiment, tree);
          }
        });
    return found;
  }
}
