package dev.tsuiki.journal;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;

/** One record, numbered. */
@Entity
@Immutable
@IdClass(JournalRow.Key.class)
@Table(name = "journal")
class JournalRow extends PanacheEntityBase {
  @Id UUID notebook;

  @Id long seq;

  @Column UUID id;

  @Column
  @Enumerated(EnumType.STRING)
  RecordType type;

  @Column UUID author;

  @Column(name = "recorded_at")
  Instant recordedAt;

  /** What the client asked for; null for records that no client named, and after a redaction. */
  @Column byte @Nullable [] fingerprint;

  /** JSON, exactly as it travels. */
  @Column String record;

  @Column(insertable = false)
  boolean redacted;

  record Key(UUID notebook, long seq) {}
}
