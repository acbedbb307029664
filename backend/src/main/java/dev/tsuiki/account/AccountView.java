package dev.tsuiki.account;

import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Somebody who was ever seen here, as administrators see them. */
@Schema(name = "Account")
record AccountView(
    @Schema(required = true) UUID id,
    @Schema(required = true) String name,
    @Schema(required = true) @Nullable String userName,
    @Schema(required = true) @Nullable String email,
    @Schema(required = true) Instant createdAt,
    @Schema(required = true) @Nullable Instant deactivatedAt) {}
