package dev.tsuiki.notebook;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.UUID;

/** What may be changed about a notebook; not part of the record. */
@Entity
@Table(name = "notebook_settings")
class Settings extends PanacheEntityBase {
  @Id UUID notebook;

  @Column String title;

  @Column boolean archived;

  /** Who may share: {@code writers} or {@code owners}. */
  @Column String sharing;

  /** JSON: for the name of a result, which way it is better. */
  @Column String better;
}
