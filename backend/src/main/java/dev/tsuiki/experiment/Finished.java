package dev.tsuiki.experiment;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** How a trial's program ended. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(description = "How a trial's program ended")
record Finished(
    @Schema(required = true) Instant at,
    @Schema(required = true) boolean ok,
    @Nullable Integer exitCode,
    @Schema(description = "The last lines of its output") @Nullable String tail) {}
