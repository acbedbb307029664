package dev.tsuiki.annotation;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.tsuiki.account.Author;
import dev.tsuiki.journal.RecordType;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What is left to say of something that was redacted: what, who, when and why. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "Redaction")
record RedactionView(
    @Schema(required = true) UUID id,
    @Schema(required = true) long seq,
    @Schema(required = true) Instant recordedAt,
    @Schema(required = true) Author author,
    @Schema(required = true, description = "The id of what was redacted") UUID record,
    @Schema(required = true) long recordSeq,
    @Schema(required = true) RecordType recordType,
    @Schema(description = "The captured file, where it was only that") @Nullable String path,
    @Schema(required = true) String reason,
    @Schema(
            required = true,
            description = "The numbers of other records that read differently since")
        List<Long> rewritten) {

  /** As it stands in the journal. */
  @Schema(name = "RedactionRecord", description = "A redaction as it stands in the journal")
  record Content(
      @Schema(required = true) UUID id,
      @Schema(required = true) UUID record,
      @Schema(required = true) long recordSeq,
      @Schema(required = true) RecordType recordType,
      @Nullable String path,
      @Schema(required = true) String reason,
      @Schema(required = true) List<Long> rewritten) {}
}
