package dev.tsuiki.code;

import dev.tsuiki.database.Rows;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Reads which files snapshots have. */
@ApplicationScoped
class FileLists {
  private static final String SOME =
      """
      with recursive chain (id, base) as (
        select id, base from snapshot where notebook = :notebook and id = any(:ids)
        union
        select s.id, s.base from chain c join snapshot s on s.notebook = :notebook and s.id = c.base)
      select s.id, s.base, s.paths, s.hashes, s.sizes, s.states
      from chain c join snapshot s on s.notebook = :notebook and s.id = c.id where s.states is not null
      """;

  /** One whose list is still there comes before all whose list was redacted. */
  private static final String LATEST =
      """
      select id from snapshot where notebook = :notebook and experiment = :experiment and states is not null
      order by seq desc limit 1
      """;

  private final Rows rows;

  FileLists(Rows rows) {
    this.rows = rows;
  }

  private record Row(StoredList list, @Nullable UUID base) {}

  /** In path order; where the list was redacted there is none. */
  Map<UUID, List<SnapshotFile>> of(UUID notebook, Collection<UUID> snapshots) {
    var stored = new HashMap<UUID, Row>();
    rows.of(SOME, Map.of("notebook", notebook, "ids", snapshots.toArray(UUID[]::new)))
        .forEach(row -> stored.put((UUID) row[0], new Row(list(row), (UUID) row[1])));
    var bases = new HashMap<UUID, @Nullable UUID>();
    stored.forEach((snapshot, row) -> bases.put(snapshot, row.base()));
    var whole = new HashMap<UUID, List<SnapshotFile>>();
    for (var snapshot : new Chains<>(bases, snapshots).order()) {
      var row = Objects.requireNonNull(stored.get(snapshot));
      var base = row.base() == null ? List.<SnapshotFile>of() : whole.get(row.base());
      if (base == null) {
        throw new IllegalStateException("the list %s is not there any more".formatted(row.base()));
      }
      whole.put(snapshot, row.list().on(base));
    }
    whole.keySet().retainAll(snapshots);
    return whole;
  }

  Optional<List<SnapshotFile>> one(UUID notebook, UUID snapshot) {
    return Optional.ofNullable(of(notebook, List.of(snapshot)).get(snapshot));
  }

  /** The experiment's latest snapshot that has a list. */
  Optional<UUID> latest(UUID notebook, UUID experiment) {
    return rows.first(LATEST, Map.of("notebook", notebook, "experiment", experiment))
        .map(row -> (UUID) row[0]);
  }

  /** The numbers of an experiment's snapshots below {@code before}, highest first. */
  List<Long> numbers(UUID notebook, UUID experiment, long before, int limit) {
    return rows.column(
        """
        select seq from snapshot where notebook = :notebook and experiment = :experiment and seq < :before
        order by seq desc limit :limit
        """,
        Map.of("notebook", notebook, "experiment", experiment, "before", before, "limit", limit),
        Long.class);
  }

  /** Whether this is a snapshot of that experiment, and still has its list. */
  boolean isOf(UUID notebook, UUID experiment, UUID snapshot) {
    return rows.first(
            """
            select 1 from snapshot
            where notebook = :notebook and id = :id and experiment = :experiment and states is not null
            """,
            Map.of("notebook", notebook, "id", snapshot, "experiment", experiment))
        .isPresent();
  }

  private static StoredList list(Object[] row) {
    return new StoredList(
        (String[]) row[2],
        Arrays.stream((Object[]) row[3]).map(hash -> (byte[]) hash).toArray(byte[][]::new),
        Arrays.stream((Long[]) row[4]).mapToLong(Long::longValue).toArray(),
        (String) row[5]);
  }
}
