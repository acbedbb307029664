package dev.tsuiki.notebook;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A notebook as its members see it. */
@Schema(name = "Notebook")
record NotebookView(
    @Schema(required = true) UUID id,
    @Schema(required = true) String slug,
    @Schema(required = true) String title,
    @Schema(required = true) Role role,
    @Schema(required = true) long lastSeq,
    @Schema(
            required = true,
            description = "Replaced by a restore: with another epoch a replica starts anew")
        UUID epoch,
    @Schema(required = true) boolean archived,
    @Schema(
            required = true,
            enumeration = {"writers", "owners"})
        String sharing,
    @Schema(required = true, description = "For the name of a result, which way it is better")
        Map<String, Better> better,
    @Schema(required = true) Counts counts,
    @Schema(required = true) Quota quota,
    @Schema(required = true) Instant createdAt) {

  @Schema(name = "NotebookCounts")
  record Counts(
      @Schema(required = true) long experiments,
      @Schema(required = true) long annotations,
      @Schema(required = true) long attachments,
      @Schema(required = true, description = "Of every kind") long records,
      @Schema(required = true, description = "Of images, files and code, as they were sent")
          long bytes) {}

  @Schema(name = "NotebookQuota", description = "How much it may hold; null is any number")
  record Quota(
      @Schema(required = true) @Nullable Long records,
      @Schema(required = true) @Nullable Long bytes) {}

  enum Better {
    @com.fasterxml.jackson.annotation.JsonProperty("higher")
    HIGHER,
    @com.fasterxml.jackson.annotation.JsonProperty("lower")
    LOWER
  }
}
