package dev.tsuiki.notebook;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import java.time.Instant;
import java.util.UUID;

/** Somebody's role in a notebook. */
@Entity
@IdClass(Member.Key.class)
class Member extends PanacheEntityBase {
  @Id UUID notebook;

  @Id UUID account;

  @Column
  @Enumerated(EnumType.STRING)
  Role role;

  @Column(updatable = false)
  Instant since;

  record Key(UUID notebook, UUID account) {}
}
