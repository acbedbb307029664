package dev.tsuiki.experiment;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.util.UUID;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;

/** Something stated later about an experiment; what is null was not amended. */
@Entity
@Immutable
@IdClass(ExperimentAmendment.Key.class)
@Table(name = "experiment_amendment")
class ExperimentAmendment extends PanacheEntityBase {
  @Id UUID notebook;

  @Id UUID id;

  @Column long seq;

  @Column UUID experiment;

  @Column @Nullable String key;

  /** Whether the title was amended, be it to nothing. */
  @Column boolean titled;

  @Column @Nullable String title;

  @Column String @Nullable [] parents;

  /** JSON. */
  @Column @Nullable String finished;

  @Column @Nullable Boolean withdrawn;

  /** The amendment whose results count no more. */
  @Column(name = "takes_back")
  @Nullable UUID takesBack;

  record Key(UUID notebook, UUID id) {}
}
