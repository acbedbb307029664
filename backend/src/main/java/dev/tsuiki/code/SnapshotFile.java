package dev.tsuiki.code;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** One line of a snapshot's list. */
@Schema(description = "One file of a snapshot")
public record SnapshotFile(
    @Schema(required = true) String path,
    @Schema(description = "Null where the bytes never came, or were redacted")
        @Nullable String sha256,
    @Schema(required = true, description = "In bytes") long size,
    @Schema(required = true, description = "Whether the text can be fetched by its hash")
        boolean stored,
    @Schema(required = true, description = "Whether the text was taken away afterwards")
        boolean redacted) {}
