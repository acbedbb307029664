package dev.tsuiki.annotation;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.Immutable;

/** One dated piece of Markdown by one author. */
@Entity
@Immutable
@IdClass(Annotation.Key.class)
class Annotation extends PanacheEntityBase {
  @Id UUID notebook;

  @Id UUID id;

  @Column long seq;

  @Column
  @Enumerated(EnumType.STRING)
  Kind kind;

  @Column UUID author;

  @Column(name = "occurred_at")
  Instant occurredAt;

  @Column String text;

  record Key(UUID notebook, UUID id) {}
}
