package dev.tsuiki.code;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.tsuiki.code.trail.Region;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Lines of one file. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(description = "Lines of one file, counted from 1, both included")
record ExcerptRegion(
    @Schema(required = true) String path,
    @Schema(required = true) int startLine,
    @Schema(required = true) int endLine,
    @Schema(description = "The definition that was asked for") @Nullable String definition,
    @Schema(description = "Whether everything that it reaches by name belongs to it")
        @Nullable Boolean withUses) {

  Region region() {
    return new Region(path, startLine, endLine);
  }
}
