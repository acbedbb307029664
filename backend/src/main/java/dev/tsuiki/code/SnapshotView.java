package dev.tsuiki.code;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.tsuiki.account.Author;
import dev.tsuiki.journal.Redacted;
import dev.tsuiki.web.Notice;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A snapshot with its place in the journal. A redacted one has lost everything but that. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "Snapshot")
record SnapshotView(
    @Schema(required = true) UUID id,
    @Schema(required = true) long seq,
    @Schema(required = true) Instant recordedAt,
    @Schema(required = true) Author author,
    @Schema(description = "The key of its experiment") @Nullable String experiment,
    @Nullable UUID experimentId,
    @Schema(description = "How many there are") @Nullable Integer files,
    @Schema(description = "The sizes of all files together") @Nullable Long bytes,
    @Nullable Instant occurredAt,
    @Nullable Redacted redacted,
    @Schema(description = "The files in path order; only where one snapshot was asked for")
        @Nullable List<SnapshotFile> tree,
    @Schema(description = "What did not fit; only in the answer to POST")
        @Nullable List<Notice> notices) {

  /** The part of it that is in the journal's record. */
  record Content(
      UUID id,
      @Nullable String experiment,
      @Nullable UUID experimentId,
      @Nullable Integer files,
      @Nullable Long bytes,
      @Nullable Instant occurredAt,
      @Nullable Redacted redacted) {}

  SnapshotView withTree(List<SnapshotFile> tree) {
    return new SnapshotView(
        id,
        seq,
        recordedAt,
        author,
        experiment,
        experimentId,
        files,
        bytes,
        occurredAt,
        redacted,
        tree,
        notices);
  }

  SnapshotView withNotices(List<Notice> notices) {
    return new SnapshotView(
        id,
        seq,
        recordedAt,
        author,
        experiment,
        experimentId,
        files,
        bytes,
        occurredAt,
        redacted,
        tree,
        notices.isEmpty() ? null : notices);
  }
}
