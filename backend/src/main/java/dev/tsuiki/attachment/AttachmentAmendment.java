package dev.tsuiki.attachment;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.util.UUID;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;

/** What was said of an attachment afterwards. */
@Entity
@Immutable
@IdClass(AttachmentAmendment.Key.class)
@Table(name = "attachment_amendment")
class AttachmentAmendment extends PanacheEntityBase {
  @Id UUID notebook;

  @Id UUID id;

  @Column long seq;

  @Column UUID attachment;

  @Column boolean labelled;

  @Column @Nullable String label;

  @Column boolean placed;

  record Key(UUID notebook, UUID id) {}
}
