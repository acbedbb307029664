package dev.tsuiki.experiment;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;

/**
 * One trial as it was posted. What it is called and came from by now is in the view {@code
 * experiment_now}.
 */
@Entity
@Immutable
@IdClass(Experiment.Key.class)
class Experiment extends PanacheEntityBase {
  @Id UUID notebook;

  @Id UUID id;

  @Column long seq;

  @Column UUID author;

  @Column(name = "occurred_at")
  Instant occurredAt;

  @Column String key;

  @Column @Nullable String title;

  /** Null: not stated. Empty: stated to be a root. */
  @Column String @Nullable [] parents;

  record Key(UUID notebook, UUID id) {}
}
