package dev.tsuiki.notebook;

import dev.tsuiki.account.Author;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Who did what to the notebook, and to whom. */
@Schema(name = "Activity")
record ActivityView(
    @Schema(required = true) UUID id,
    @Schema(required = true) Instant at,
    @Schema(required = true) @Nullable Author who,
    @Schema(
            required = true,
            type = org.eclipse.microprofile.openapi.annotations.enums.SchemaType.STRING,
            implementation = String.class,
            enumeration = {
              "created",
              "joined",
              "left",
              "removed",
              "role-changed",
              "invited",
              "invitation-withdrawn",
              "token-made",
              "token-revoked",
              "settings-changed",
              "archived",
              "unarchived",
              "redacted"
            })
        Deed what,
    @Schema(required = true) @Nullable Author whom,
    @Schema(required = true, description = "On what, or to what: a role, an address, a name")
        @Nullable String detail) {}
