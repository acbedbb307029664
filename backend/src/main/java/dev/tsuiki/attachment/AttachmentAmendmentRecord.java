package dev.tsuiki.attachment;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import dev.tsuiki.annotation.About;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** An amendment of an attachment as it stands in the journal: what is absent is untouched. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(
    name = "AttachmentAmendmentRecord",
    description = "An amendment of an attachment as it stands in the journal")
record AttachmentAmendmentRecord(
    @Schema(required = true) UUID id,
    @Schema(required = true) UUID attachment,
    @Schema(
            implementation = String.class,
            nullable = true,
            description = "null takes the label away")
        @Nullable JsonNode label,
    @Nullable List<About> about,
    @Schema(required = true) Instant occurredAt) {}
