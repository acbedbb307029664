package dev.tsuiki.code;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.tsuiki.account.Author;
import dev.tsuiki.journal.Redacted;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** An excerpt with its place in the journal. A redacted one has lost everything but that. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "Excerpt")
record ExcerptView(
    @Schema(required = true) UUID id,
    @Schema(required = true) long seq,
    @Schema(required = true) Instant recordedAt,
    @Schema(required = true) Author author,
    @Nullable String name,
    @Schema(description = "The key of its experiment") @Nullable String experiment,
    @Nullable UUID experimentId,
    @Nullable UUID snapshot,
    @Schema(description = "Empty: not in this one") @Nullable List<ExcerptRegion> regions,
    @Nullable Redacted redacted) {

  /** The part of it that is in the journal's record. */
  record Content(
      UUID id,
      @Nullable String name,
      @Nullable UUID experimentId,
      @Nullable UUID snapshot,
      @Nullable List<ExcerptRegion> regions,
      @Nullable Redacted redacted) {}
}
