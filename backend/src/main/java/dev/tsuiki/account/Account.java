package dev.tsuiki.account;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A person as an identity provider knows them; the local mode is its own provider. */
@Entity
public class Account extends PanacheEntityBase {
  @Id public UUID id;

  @Column public String issuer;

  @Column public String subject;

  @Column public String name;

  @Column public @Nullable String email;

  @Column(name = "user_name")
  public @Nullable String userName;

  /** Whether the provider vouches for the address; only then may it open a door. */
  @Column(name = "email_verified")
  public boolean emailVerified;

  @Column(name = "deactivated_at")
  public @Nullable Instant deactivatedAt;

  static Optional<Account> of(String issuer, String subject) {
    return find("issuer = ?1 and subject = ?2", issuer, subject).firstResultOptional();
  }
}
