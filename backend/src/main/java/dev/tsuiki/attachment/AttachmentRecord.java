package dev.tsuiki.attachment;

import dev.tsuiki.annotation.About;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** An attachment as it stands in the journal. */
@Schema(name = "AttachmentRecord", description = "An attachment as it stands in the journal")
public record AttachmentRecord(
    @Schema(required = true) UUID id,
    @Nullable String label,
    @Nullable String fileName,
    @Schema(required = true) String mediaType,
    @Schema(required = true) long size,
    @Nullable Integer width,
    @Nullable Integer height,
    @Schema(required = true) String sha256,
    @Schema(required = true) List<About> about,
    @Schema(required = true) Instant occurredAt) {}
