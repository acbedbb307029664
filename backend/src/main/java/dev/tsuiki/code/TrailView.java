package dev.tsuiki.code;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonValue;
import dev.tsuiki.code.trail.Hunk;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** An excerpt followed through the lineage. */
@Schema(name = "Trail")
record TrailView(
    @Schema(required = true) String name,
    @Schema(required = true, description = "In time order, one an experiment") List<Stop> stops) {

  /** How the excerpt came to be at a stop. */
  @Schema(name = "TrailOrigin")
  public enum Origin {
    MADE,
    CARRIED,
    LOST;

    @JsonValue
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** What happened since the stop that it is compared with. */
  @Schema(name = "TrailChange")
  public enum Change {
    NONE,
    MOVED,
    EDITED;

    @JsonValue
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** An excerpt in one experiment. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  @Schema(name = "TrailStop")
  record Stop(
      @Schema(required = true, description = "Its key") String experiment,
      @Schema(required = true) UUID experimentId,
      @Schema(required = true) Instant occurredAt,
      @Nullable UUID snapshot,
      @Schema(description = "The excerpt that was made here") @Nullable UUID excerpt,
      @Schema(required = true) Origin origin,
      @Schema(required = true, description = "Whether it may be somewhere else") boolean doubtful,
      @Schema(description = "The experiment that it was carried from") @Nullable String from,
      @Schema(description = "The nearest ancestor on the trail, which it is compared with")
          @Nullable String against,
      @Schema(required = true, description = "Empty where it is lost, or was said not to be")
          List<Part> regions,
      @Schema(required = true) Change change,
      @Schema(required = true, description = "Empty too where the answer would be too large")
          List<FileHunk> hunks,
      @Schema(required = true, description = "Where lines that somebody spoke of are now")
          List<Spoken> spoken) {}

  /** Lines of a file with their text. */
  @Schema(name = "TrailRegion")
  record Part(
      @Schema(required = true) String path,
      @Schema(required = true) int startLine,
      @Schema(required = true) int endLine,
      @Schema(required = true, description = "Empty where the answer would be too large with it")
          String text) {

    Part withoutText() {
      return new Part(path, startLine, endLine, "");
    }
  }

  /** A difference in one file. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record FileHunk(
      @Schema(required = true) String path,
      @Schema(description = "What the file was called, if not so") @Nullable String oldPath,
      @Schema(required = true) List<Hunk.Line> lines) {}

  /** A line that an annotation is about. */
  @Schema(name = "SpokenLine")
  record Spoken(
      @Schema(required = true) UUID annotation,
      @Schema(required = true) String path,
      @Schema(required = true) int line,
      @Schema(required = true) boolean doubtful) {}
}
