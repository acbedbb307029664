package dev.tsuiki.experiment;

import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tsuiki.code.NewFile;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A trial to be posted. Every member is optional; an empty object is a trial. */
@Schema(description = "A trial. Every member is optional; an empty object is a trial")
record NewExperiment(
    @Nullable UUID id,
    @Schema(
            description =
                "1–80 letters of any script, digits and _ - + .; made by the server if absent")
        @Nullable String key,
    @Nullable String title,
    @Schema(
            description =
                "Keys of what it was changed from, which need not exist yet; [] says it is a root")
        @Nullable List<@Nullable String> parents,
    @Schema(description = "When it happened, if not now") @Nullable Instant occurredAt,
    @Schema(description = "Markdown: what was thought") @Nullable String text,
    @Schema(
            description = "Short named values: numbers, or \"NaN\", \"Infinity\", \"-Infinity\"",
            additionalProperties = ResultValue.class)
        @Nullable Map<String, JsonNode> results,
    @Nullable NewCode code,
    @Schema(
            description = "Whatever helps to restore it: git revision, command, environment",
            type = SchemaType.OBJECT,
            implementation = Object.class)
        @Nullable ObjectNode restore,
    @JsonAnySetter @Schema(hidden = true) @Nullable Map<String, JsonNode> others) {

  /** The code of a trial, captured whole. */
  @Schema(description = "The code of a trial, captured whole")
  record NewCode(@Schema(required = true) List<NewFile> files) {}
}
