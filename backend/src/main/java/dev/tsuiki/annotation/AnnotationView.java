package dev.tsuiki.annotation;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.tsuiki.account.Author;
import dev.tsuiki.journal.Redacted;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** An annotation with its place in the journal. A redacted one has lost everything but that. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "Annotation")
public record AnnotationView(
    @Schema(required = true) UUID id,
    @Schema(required = true) long seq,
    @Schema(required = true) Instant recordedAt,
    @Schema(required = true) Author author,
    @Nullable Kind kind,
    @Nullable String text,
    @Nullable List<About> about,
    @Nullable List<UUID> attachments,
    @Nullable Instant occurredAt,
    @Nullable Redacted redacted,
    @Schema(
            description =
                "Everything that is, directly or not, about this; only where one annotation was asked for")
        @Nullable List<AnnotationView> thread) {

  /** The part of it that is in the journal's record. */
  record Content(
      UUID id,
      @Nullable Kind kind,
      @Nullable String text,
      @Nullable List<About> about,
      @Nullable List<UUID> attachments,
      @Nullable Instant occurredAt,
      @Nullable Redacted redacted) {}

  AnnotationView withThread(List<AnnotationView> replies) {
    return new AnnotationView(
        id, seq, recordedAt, author, kind, text, about, attachments, occurredAt, redacted, replies);
  }
}
