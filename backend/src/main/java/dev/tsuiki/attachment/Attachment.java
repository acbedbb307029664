package dev.tsuiki.attachment;

import dev.tsuiki.storage.ObjectKey;
import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;

/** An image or a file, and where its bytes are. */
@Entity
@Immutable
@IdClass(Attachment.Key.class)
class Attachment extends PanacheEntityBase {
  @Id UUID notebook;

  @Id UUID id;

  @Column long seq;

  @Column @Nullable String label;

  @Column(name = "file_name")
  @Nullable String fileName;

  @Column(name = "media_type")
  String mediaType;

  @Column long size;

  @Column @Nullable Integer width;

  @Column @Nullable Integer height;

  @Column String sha256;

  @Column UUID upload;

  record Key(UUID notebook, UUID id) {}

  static Optional<Attachment> find(UUID notebook, UUID id) {
    return findByIdOptional(new Key(notebook, id));
  }

  ObjectKey object() {
    return new ObjectKey(notebook, sha256, upload);
  }
}
