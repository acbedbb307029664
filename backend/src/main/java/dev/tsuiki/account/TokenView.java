package dev.tsuiki.account;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A token, without its secret except in the answer that made it. */
@Schema(name = "Token")
record TokenView(
    @Schema(required = true) UUID id,
    @Schema(required = true) String name,
    @Schema(required = true) @Nullable String notebook,
    @Schema(
            required = true,
            enumeration = {"read", "write"})
        String access,
    @Schema(required = true) Instant createdAt,
    @Schema(required = true) @Nullable Instant expiresAt,
    @Schema(required = true) @Nullable Instant lastUsedAt,
    @JsonInclude(JsonInclude.Include.NON_NULL)
        @Schema(description = "Only in the answer that made the token, and nowhere else ever")
        @Nullable String secret) {

  static TokenView of(ApiToken token, @Nullable String slug, @Nullable String secret) {
    return new TokenView(
        token.id,
        token.name,
        slug,
        token.access,
        token.createdAt,
        token.expiresAt,
        token.lastUsedAt,
        secret);
  }
}
