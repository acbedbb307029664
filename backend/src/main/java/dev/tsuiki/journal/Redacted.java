package dev.tsuiki.journal;

import dev.tsuiki.account.Author;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What stands where something was redacted. */
@Schema(description = "What stands where something was redacted")
public record Redacted(
    @Schema(required = true) Author by,
    @Schema(required = true) Instant at,
    @Schema(required = true) String reason) {}
