package dev.tsuiki.experiment;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.util.UUID;
import org.hibernate.annotations.Immutable;

/** That an experiment was once stated to come from a key, whether or not anything has that key. */
@Entity
@Immutable
@IdClass(ParentStatement.Key.class)
@Table(name = "parent_statement")
class ParentStatement extends PanacheEntityBase {
  @Id UUID notebook;

  @Id String parent;

  @Id UUID experiment;

  @Id long seq;

  record Key(UUID notebook, String parent, UUID experiment, long seq) {}

  static boolean isStatedByAnyone(UUID notebook, String key) {
    return count("notebook = ?1 and parent = ?2", notebook, key) > 0;
  }
}
