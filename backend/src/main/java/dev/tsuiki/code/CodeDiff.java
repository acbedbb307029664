package dev.tsuiki.code;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonValue;
import dev.tsuiki.code.trail.Hunk;
import java.util.List;
import java.util.Locale;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** How the code of one experiment differs from another's. */
@Schema(description = "How the code of one experiment differs from another's")
record CodeDiff(
    @Schema(required = true) String experiment,
    @Schema(required = true, description = "Null where it has no parent: all is added then")
        @Nullable String against,
    @Schema(required = true, description = "The files that changed, in path order")
        List<FileDiff> files) {

  /** What happened to a file. */
  public enum FileChange {
    ADDED,
    REMOVED,
    EDITED,
    RENAMED;

    @JsonValue
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** One file that changed. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record FileDiff(
      @Schema(required = true) String path,
      @Schema(description = "What it was called, if not so") @Nullable String oldPath,
      @Schema(required = true) FileChange change,
      @Schema(
              required = true,
              description = "False where a text was not stored, or there are too many: no hunks")
          boolean shown,
      @Schema(required = true) List<Hunk> hunks) {}
}
