package dev.tsuiki.account;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import org.hibernate.annotations.Generated;
import org.jspecify.annotations.Nullable;

/** A credential for a script. The secret itself is seen once, by whoever made it. */
@Entity
@Table(name = "api_token")
class ApiToken extends PanacheEntityBase {
  static final String PREFIX = "tsk_";
  private static final SecureRandom RANDOM = new SecureRandom();

  @Id UUID id;

  @Column UUID account;

  @Column @Nullable UUID notebook;

  @Column String name;

  /** {@code read} or {@code write}. */
  @Column String access;

  @Column(name = "secret_sha256")
  byte[] secretSha256;

  @Generated
  @Column(name = "created_at", insertable = false, updatable = false)
  Instant createdAt;

  @Column(name = "expires_at")
  @Nullable Instant expiresAt;

  @Column(name = "last_used_at")
  @Nullable Instant lastUsedAt;

  static String newSecret() {
    var bytes = new byte[32];
    RANDOM.nextBytes(bytes);
    return PREFIX + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  static List<ApiToken> of(UUID account) {
    return list("account = ?1 order by createdAt desc, id desc", account);
  }

  static byte[] digest(String secret) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(secret.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException everyJdkHasIt) {
      throw new IllegalStateException(everyJdkHasIt);
    }
  }
}
