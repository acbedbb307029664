package dev.tsuiki.experiment;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tsuiki.web.Notice;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** An experiment as it stands in the journal: what was posted, before any amendment. */
@Schema(description = "An experiment as it was posted, as it stands in the journal")
record ExperimentRecord(
    @Schema(required = true) UUID id,
    @Schema(required = true) String key,
    @Schema(required = true) @Nullable String title,
    @Schema(required = true, description = "null: not stated; empty: stated to be a root")
        @Nullable List<String> parents,
    @Schema(required = true) Instant occurredAt,
    @Schema(required = true) Map<String, ResultValue> results,
    @Schema(required = true, type = SchemaType.OBJECT, implementation = Object.class)
        @Nullable ObjectNode restore,
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
        @Schema(description = "What did not fit when it was posted, and where it was put")
        List<Notice> notices) {}
