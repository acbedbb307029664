package dev.tsuiki.attachment;

import dev.tsuiki.annotation.About;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The parts of an upload, for the document; {@link AttachmentForm} reads them as they arrive. */
@Schema(description = "The parts of an upload")
record NewAttachment(
    @Schema(
            required = true,
            type = org.eclipse.microprofile.openapi.annotations.enums.SchemaType.STRING,
            format = "binary")
        Object file,
    @Schema(maxLength = AttachmentForm.LABEL) @Nullable String label,
    @Schema(description = "What it is about; nothing is the diary") @Nullable List<About> about,
    @Schema(description = "Keys of experiments that it is about: short for about")
        @Nullable List<String> experiment,
    @Nullable UUID id,
    @Schema(description = "When it happened, if not now") @Nullable Instant occurredAt) {}
