package dev.tsuiki.notebook;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** One team's shared record. Its counter of numbers given out belongs to the journal. */
@Entity
class Notebook extends PanacheEntityBase {
  @Id UUID id;

  @Column String slug;

  @Column UUID epoch;

  @Column(name = "last_seq", insertable = false, updatable = false)
  long lastSeq;

  @Column(name = "created_at")
  Instant createdAt;

  static Optional<Notebook> ofSlug(String slug) {
    return find("slug", slug).firstResultOptional();
  }
}
