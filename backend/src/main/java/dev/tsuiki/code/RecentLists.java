package dev.tsuiki.code;

import com.github.benmanes.caffeine.cache.Cache;
import dev.tsuiki.database.Rows;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The lists that notebooks got last: one of a project's next snapshot hardly differs from them. */
@ApplicationScoped
class RecentLists {
  private static final long BYTES = 8L << 20;
  private static final int FILE = 250;

  /** So many projects may take turns in one notebook. */
  private static final int PROJECTS = 4;

  /** How many lists may have to be read for one. */
  private static final int HOPS = 50;

  /** Who has not posted code for so many records starts anew. */
  private static final String LATEST =
      """
      select s.id, s.seq, s.hops from snapshot s
      where s.notebook = :notebook and s.states is not null and s.id = (
        select j.id from journal j where j.notebook = :notebook and j.type = 'snapshot' and j.seq > (
          select last_seq - 2000 from notebook where id = :notebook)
        order by j.seq desc limit 1)
      """;

  /** Under the notebook's lock: whether the list is what it was when it came. */
  private static final String STILL =
      """
      select exists (select from snapshot where notebook = :notebook and id = :id and states is not null)
        and not exists (select from journal where notebook = :notebook and seq > :seq and type = 'redaction')
      """;

  private final Rows rows;
  private final FileLists lists;
  private final Cache<UUID, List<Known>> recent =
      Recent.of(BYTES, all -> all.stream().mapToInt(Known::weight).sum());

  RecentLists(Rows rows, FileLists lists) {
    this.rows = rows;
    this.lists = lists;
  }

  /** A list that another one may be told as a difference from. */
  record Known(UUID snapshot, long seq, int hops, List<SnapshotFile> files) {
    int weight() {
      return FILE * (files.size() + 1);
    }
  }

  /** The list of the same project from which these files differ least; null where none is. */
  @Nullable Known nearest(UUID notebook, List<SnapshotFile> files) {
    Known nearest = null;
    int least = files.size();
    for (var known : recent.get(notebook, this::latest)) {
      int difference = StoredList.difference(known.files(), files).length();
      if (difference <= least) {
        least = difference;
        nearest = known;
      }
    }
    return nearest;
  }

  boolean mayBeBase(UUID notebook, Known known) {
    return known.hops() < HOPS
        && (Boolean)
            rows.first(
                    STILL, Map.of("notebook", notebook, "id", known.snapshot(), "seq", known.seq()))
                .orElseThrow()[0];
  }

  /** Comes in the place of the one that it is like. */
  void add(UUID notebook, Known posted, @Nullable Known like) {
    recent
        .asMap()
        .compute(
            notebook,
            (same, known) -> {
              var all = new ArrayList<Known>(known == null ? List.of() : known);
              if (like != null) {
                all.removeIf(one -> one.snapshot().equals(like.snapshot()));
              }
              all.add(0, posted);
              return List.copyOf(all.subList(0, Math.min(all.size(), PROJECTS)));
            });
  }

  private List<Known> latest(UUID notebook) {
    return rows.first(LATEST, Map.of("notebook", notebook)).stream()
        .flatMap(
            row ->
                lists.one(notebook, (UUID) row[0]).stream()
                    .map(files -> new Known((UUID) row[0], (Long) row[1], number(row[2]), files)))
        .toList();
  }

  private static int number(Object value) {
    return ((Number) value).intValue();
  }
}
