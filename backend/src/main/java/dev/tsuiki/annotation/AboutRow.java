package dev.tsuiki.annotation;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.util.UUID;
import org.hibernate.annotations.Immutable;

/** One thing that a record speaks of, so that what speaks of a thing can be found. */
@Entity
@Immutable
@IdClass(AboutRow.Key.class)
@Table(name = "about")
class AboutRow extends PanacheEntityBase {
  @Id UUID notebook;

  @Id UUID record;

  @Id long seq;

  @Id int position;

  @Column String kind;

  @Column UUID target;

  /** JSON: the {@link About} itself. */
  @Column String detail;

  record Key(UUID notebook, UUID record, long seq, int position) {}
}
