package dev.tsuiki.annotation;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** An annotation as it stands in the journal. */
@Schema(name = "AnnotationRecord", description = "An annotation as it stands in the journal")
public record AnnotationRecord(
    @Schema(required = true) UUID id,
    @Schema(required = true) Kind kind,
    @Schema(required = true) String text,
    @Schema(required = true) List<About> about,
    @Schema(required = true) List<UUID> attachments,
    @Schema(required = true) Instant occurredAt) {}
