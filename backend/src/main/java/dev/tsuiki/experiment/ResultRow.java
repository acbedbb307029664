package dev.tsuiki.experiment;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;

/** One statement of a result; of several under a name the latest by time, then number, counts. */
@Entity
@Immutable
@IdClass(ResultRow.Key.class)
@Table(name = "result")
class ResultRow extends PanacheEntityBase {
  @Id UUID notebook;

  @Id UUID experiment;

  @Id String name;

  @Id
  @Column(name = "occurred_at")
  Instant occurredAt;

  @Id long seq;

  /** Null takes the result away. */
  @Column @Nullable Double value;

  record Key(UUID notebook, UUID experiment, String name, Instant occurredAt, long seq) {}
}
