package dev.tsuiki.attachment;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.tsuiki.account.Author;
import dev.tsuiki.annotation.About;
import dev.tsuiki.journal.Entry;
import dev.tsuiki.journal.Redacted;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * An attachment with its place in the journal, its label and what it is about as amended. A
 * redacted one has lost everything but its place.
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "Attachment")
record AttachmentView(
    @Schema(required = true) UUID id,
    @Schema(required = true) long seq,
    @Schema(required = true) Instant recordedAt,
    @Schema(required = true) Author author,
    @Schema(description = "What it was called by whoever sent it") @Nullable String label,
    @Schema(description = "Where a script gave one") @Nullable String fileName,
    @Schema(description = "Judged by the bytes") @Nullable String mediaType,
    @Schema(description = "In bytes") @Nullable Long size,
    @Schema(description = "In pixels, as shown; images only") @Nullable Integer width,
    @Schema(description = "In pixels, as shown; images only") @Nullable Integer height,
    @Nullable String sha256,
    @Nullable List<About> about,
    @Nullable Instant occurredAt,
    @Nullable Redacted redacted) {

  /** The part of it that is in the journal's record. */
  record Content(
      UUID id,
      @Nullable String label,
      @Nullable String fileName,
      @Nullable String mediaType,
      @Nullable Long size,
      @Nullable Integer width,
      @Nullable Integer height,
      @Nullable String sha256,
      @Nullable List<About> about,
      @Nullable Instant occurredAt,
      @Nullable Redacted redacted) {}

  static AttachmentView of(
      Entry entry, Content record, @Nullable String label, @Nullable List<About> about) {
    return new AttachmentView(
        record.id(),
        entry.seq(),
        entry.recordedAt(),
        entry.author(),
        label,
        record.fileName(),
        record.mediaType(),
        record.size(),
        record.width(),
        record.height(),
        record.sha256(),
        about,
        record.occurredAt(),
        record.redacted());
  }
}
