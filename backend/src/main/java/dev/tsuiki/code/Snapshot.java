package dev.tsuiki.code;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.annotations.Immutable;

/** The list of files that a trial ran with. */
@Entity
@Immutable
@IdClass(Snapshot.Key.class)
@Table(name = "snapshot")
class Snapshot extends PanacheEntityBase {
  private static final char STORED = 's';
  private static final char NAMED = 'n';
  private static final char REDACTED = 'r';

  @Id UUID notebook;

  @Id UUID id;

  @Column long seq;

  @Column UUID experiment;

  @Column(name = "occurred_at")
  Instant occurredAt;

  @Column int files;

  @Column long bytes;

  @Column String[] paths;

  @Column byte[][] hashes;

  @Column long[] sizes;

  @Column String states;

  record Key(UUID notebook, UUID id) {}

  static Optional<Snapshot> of(UUID notebook, UUID id) {
    return find("notebook = ?1 and id = ?2", notebook, id).firstResultOptional();
  }

  /** One whose list is still there comes before all whose list was redacted. */
  static Optional<Snapshot> latest(UUID notebook, UUID experiment) {
    return find(
            "notebook = ?1 and experiment = ?2 and states is not null order by seq desc",
            notebook,
            experiment)
        .firstResultOptional();
  }

  /** The numbers of an experiment's snapshots below {@code before}, highest first. */
  static List<Long> seqs(UUID notebook, UUID experiment, long before, int limit) {
    return find(
            "select seq from Snapshot where notebook = ?1 and experiment = ?2 and seq < ?3 order by seq desc",
            notebook,
            experiment,
            before)
        .project(Long.class)
        .page(0, limit)
        .list();
  }

  void list(List<SnapshotFile> list) {
    int count = list.size();
    files = count;
    paths = new String[count];
    hashes = new byte[count][];
    sizes = new long[count];
    var letters = new StringBuilder(count);
    for (int i = 0; i < count; i++) {
      var file = list.get(i);
      paths[i] = file.path();
      hashes[i] = file.sha256() == null ? null : HexFormat.of().parseHex(file.sha256());
      sizes[i] = file.size();
      letters.append(file.redacted() ? REDACTED : file.stored() ? STORED : NAMED);
      bytes += file.size();
    }
    states = letters.toString();
  }

  List<SnapshotFile> list() {
    var list = new ArrayList<SnapshotFile>(paths.length);
    for (int i = 0; i < paths.length; i++) {
      list.add(
          new SnapshotFile(
              paths[i],
              hashes[i] == null ? null : HexFormat.of().formatHex(hashes[i]),
              sizes[i],
              states.charAt(i) == STORED,
              states.charAt(i) == REDACTED));
    }
    return list;
  }
}
