package dev.tsuiki.attachment;

import dev.tsuiki.storage.ObjectKey;
import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.annotations.Immutable;

/** A thumbnail that was made, and where its bytes are. */
@Entity
@Immutable
@IdClass(Thumbnail.Key.class)
class Thumbnail extends PanacheEntityBase {
  @Id UUID notebook;

  @Id UUID attachment;

  @Id int width;

  @Column(name = "media_type")
  String mediaType;

  @Column long size;

  @Column String sha256;

  @Column UUID upload;

  record Key(UUID notebook, UUID attachment, int width) {}

  static Optional<Thumbnail> find(Attachment attachment, int width) {
    return findByIdOptional(new Key(attachment.notebook, attachment.id, width));
  }

  /** Two processes may make the same one at once; the first stays, the other's object is swept. */
  void insertIfNew() {
    QuarkusTransaction.requiringNew()
        .run(
            () ->
                getEntityManager()
                    .createNativeQuery(
                        """
                        insert into thumbnail (notebook, attachment, width, media_type, size, sha256, upload)
                        values (?1, ?2, ?3, ?4, ?5, ?6, ?7) on conflict (notebook, attachment, width) do nothing
                        """)
                    .setParameter(1, notebook)
                    .setParameter(2, attachment)
                    .setParameter(3, width)
                    .setParameter(4, mediaType)
                    .setParameter(5, size)
                    .setParameter(6, sha256)
                    .setParameter(7, upload)
                    .executeUpdate());
  }

  ServedFile served() {
    return new ServedFile(new ObjectKey(notebook, sha256, upload), size, mediaType, "inline");
  }
}
